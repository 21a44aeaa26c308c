// What moderators and their chats live through, told once for every platform.

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { HARBOUR, openLibrary, type TestLibrary } from './library.ts';
import type { Place } from './places.ts';

const HOUR = 60 * 60_000;
const DAY = 24 * HOUR;

/** What there is in a place. Where there is nobody else, or no server that can refuse and lose, no story is told of them. */
interface Can {
  readonly others: boolean;
  readonly faults: boolean;
}

export const tellStories = (
  name: string,
  open: (library: TestLibrary) => Promise<Place>,
  can: Can = { others: true, faults: true },
): void => {
  const amongOthers = can.others ? it : () => {};
  const withFaults = can.faults ? it : () => {};
  let library: TestLibrary;
  let place: Place;
  beforeEach(async () => {
    library = openLibrary();
    place = await open(library);
    await place.bot.app.services.tick();
  });
  afterEach(async () => {
    await place.close();
    library.close();
  });

  const tick = () => place.bot.app.services.tick();
  /** The next nine o'clock, and a second. */
  const nine = () => {
    const now = place.bot.clock.now();
    const today = Math.floor(now / DAY) * DAY + 9 * HOUR + 1_000;
    return later((today > now ? today : today + DAY) - now);
  };
  const later = async (ms: number) => {
    place.bot.clock.forward(ms);
    await tick();
  };
  const edit = async (text: string) => {
    library.write('harbour.txt', text);
    await place.bot.app.refresh();
    await tick();
  };
  const digest = (action: string, plan?: string) =>
    place.moderator.command('digest', { action, ...(plan === undefined ? {} : { plan }) });

  it(`several voices on ${name} stand side by side, each with its date`, async () => {
    const text = (meta: string, words: string) => `---\n${meta}\n---\n${words}\n`;
    library.write(
      'crew.md',
      text('attribution: the crew\npublished: 2025-03', 'The night boat must stay, says the crew.'),
    );
    library.write('town.md', text('attribution: the town', 'The night boat must go, says the town.'));
    await edit(HARBOUR);
    const shown = await place.moderator.command('ask', { question: 'must the night boat stay or go?' });
    expect(shown).toContain('report the positions of 2 parties');
    expect(shown).toContain('The text reports the position of the crew · March 2025');
    expect(shown).toContain('The text reports the position of the town · undated');
  });

  describe(`a pin on ${name}`, () => {
    const pinFerry = async () => {
      await place.moderator.command('pin', { what: 'ferry' });
      return place.moderator.press('Pin it');
    };

    it('is shown to the moderator alone first, then posted and pinned', async () => {
      const preview = await place.moderator.command('pin', { what: 'ferry' });
      expect(preview).toContain('The ferry leaves the harbour at noon');
      expect(preview).toContain('Pin it');
      expect(place.posted()).toEqual([]);
      expect(await place.moderator.press('Pin it')).toContain('pinned');
      expect(place.pinned()).toHaveLength(1);
      expect(place.pinned()[0]).toContain('A fare on the ferry costs four coins');
      expect(place.pinned()[0]).toContain('harbour.txt');
      expect(place.pinned()[0]).toContain('As of');
    });

    amongOthers('is refused to members', async () => {
      expect(await place.member.command('pin', { what: 'ferry' }).catch(String)).not.toContain('Pin it');
      expect(place.posted()).toEqual([]);
    });

    it('follows the library in place, and is left alone where nothing concerns it', async () => {
      await pinFerry();
      const before = place.posted();
      await edit(`${HARBOUR}\nA lighthouse stands on the northern rock, and nobody lives there.\n`);
      expect(place.posted()).toEqual(before);
      await edit(HARBOUR.replace('four coins', 'five coins'));
      expect(place.posted()).toHaveLength(1);
      expect(place.pinned()[0]).toContain('costs five coins');
    });

    it('says at its next change what has become outdated, though its text is as it was', async () => {
      const ferry = (fare: string) => `---\nretrieved: 2025-11\nvalid_until: 2026-01-31\n---\n${fare}\n`;
      library.write('ferry.md', ferry('The night ferry leaves the pier and a fare costs nine coins.'));
      await edit(HARBOUR);
      await pinFerry();
      expect(place.pinned()[0]).toContain('nine coins');
      expect(place.pinned()[0]).not.toContain('outdated');
      await later(31 * DAY);
      await edit(HARBOUR.replace('four coins', 'five coins'));
      expect(place.pinned()[0]).toContain('nine coins');
      expect(place.pinned()[0]).toMatch(/last confirmed November 2025, valid until .*, may be outdated/);
    });

    amongOthers('that people have deleted is not put up again', async () => {
      await pinFerry();
      place.remove();
      await edit(HARBOUR.replace('four coins', 'five coins'));
      await later(2 * HOUR);
      expect(place.posted()).toEqual([]);
      expect(await place.moderator.command('pins')).toContain('deleted by someone');
    });

    it('is listed, and taken down', async () => {
      await pinFerry();
      expect(await place.moderator.command('pins')).toContain('/ferry');
      expect(await place.moderator.press('Remove /ferry')).toContain('The pin is removed');
      expect(place.posted()).toEqual([]);
      expect(await place.moderator.command('pins')).toContain('no pins');
    });

    withFaults(
      'that is posted and refused to be pinned for now is pinned when it may be, and posted once',
      async () => {
        await place.moderator.command('pin', { what: 'ferry' });
        place.noPins(150);
        const refused = place.bot.clock.now();
        expect(await place.moderator.press('Pin it')).toContain('will be pinned soon');
        expect([place.posted().length, place.pinned().length]).toEqual([1, 0]);
        await tick();
        expect(place.pinned()).toEqual(place.posted());
        expect(place.bot.clock.now() - refused).toBeGreaterThanOrEqual(150_000);
        await later(2 * HOUR);
        expect([place.posted().length, place.pinned().length]).toEqual([1, 1]);
      },
    );

    withFaults(
      'of which nobody knows whether it was posted is pinned once somebody has it sent again',
      async () => {
        await place.moderator.command('pin', { what: 'ferry' });
        place.lose();
        await place.moderator.press('Pin it');
        if (place.platform === 'discord') return expect(place.pinned()).toEqual(place.posted());
        // Telegram cannot be asked whether it has come.
        expect(place.pinned()).toEqual([]);
        await digest('list');
        await place.moderator.press('Send again');
        await tick();
        expect(place.posted()).toHaveLength(2);
        expect(place.pinned()).toHaveLength(1);
      },
    );

    withFaults('is not tried again and again where the bot was thrown out', async () => {
      await pinFerry();
      place.expel();
      await edit(HARBOUR.replace('four coins', 'five coins'));
      const lines = place.bot.logged.length;
      for (let i = 0; i < 5; i++) await later(5_000);
      expect(place.bot.logged.slice(lines).join('')).not.toContain('could not update a pin');
    });

    withFaults('names the right that the bot lacks, and where it is granted', async () => {
      place.take('pin');
      expect(await place.moderator.command('pin', { what: 'ferry' })).toMatch(
        /I cannot pin messages\. .*Pin/,
      );
    });
  });

  describe(`a digest on ${name}`, () => {
    it('says its next times, and sends what has changed, once', async () => {
      const set = await digest('on', 'daily at 09:00 UTC');
      expect(set).toContain('The bot will post here.');
      expect(set).toContain('2 January 2026 at 09:00 (UTC)');
      await nine();
      expect(place.posted()).toEqual([]);
      await edit(HARBOUR.replace('four coins', 'five coins'));
      await nine();
      expect(place.posted()).toHaveLength(1);
      expect(place.posted()[0]).toContain('costs four coins');
      expect(place.posted()[0]).toContain('costs five coins');
      expect(place.posted()[0]).not.toContain('noon');
      await tick();
      await nine();
      expect(place.posted()).toHaveLength(1);
    });

    it('tells of what came and what went, in its topics only', async () => {
      await digest('on', 'daily at 09:00 UTC market');
      await edit(`${HARBOUR.replace(/The market.*\n/, '')}\nA new boat brings the ferry from the island.\n`);
      await nine();
      expect(place.posted()).toHaveLength(1);
      expect(place.posted()[0]).toContain('No longer in the library');
      expect(place.posted()[0]).toContain('traders set up their stalls');
      expect(place.posted()[0]).not.toContain('island');
    });

    it('says nothing of what is outdated by now', async () => {
      const notice = (until: string, words: string) => `---\nvalid_until: ${until}\n---\n${words}\n`;
      await digest('on', 'daily at 09:00 UTC');
      library.write('old.md', notice('2025-12-31', 'The ferry leaves an hour late in the cold season.'));
      library.write('new.md', notice('2026-01-01', 'Dogs travel on the ferry from today on.'));
      await edit(HARBOUR);
      await nine();
      expect(place.posted()).toHaveLength(1);
      expect(place.posted()[0]).toContain('One passage since the last digest');
      expect(place.posted()[0]).toContain('Dogs travel');
    });

    it('shows excerpts that take turns if it is to speak always', async () => {
      await digest('on', 'daily at 09:00 UTC ferry always');
      await nine();
      await nine();
      expect(place.posted()).toHaveLength(2);
      expect(place.posted()[0]).toContain('Nothing has changed');
      expect(place.posted()[0]).not.toEqual(place.posted()[1]);
    });

    it('that came too late is not sent, and the next one says so', async () => {
      await digest('on', 'daily at 09:00 UTC');
      await edit(HARBOUR.replace('four coins', 'five coins'));
      place.bot.clock.forward(3 * DAY + 17 * HOUR);
      await tick();
      expect(place.posted()).toEqual([]);
      await nine();
      expect(place.posted()).toHaveLength(1);
      expect(place.posted()[0]).toMatch(/were not sent because the bot was not running/);
      expect(place.posted()[0]).toContain('five coins');
    });

    it('is paused, resumed and switched off', async () => {
      await digest('on', 'daily at 09:00 UTC always');
      await digest('pause');
      await later(2 * DAY);
      expect(place.posted()).toEqual([]);
      await digest('resume');
      await nine();
      expect(place.posted()).toHaveLength(1);
      expect(await digest('off')).toContain('is removed');
      await later(3 * DAY);
      expect(place.posted()).toHaveLength(1);
    });

    it('is previewed as it would be sent', async () => {
      await digest('on', 'daily at 09:00 UTC');
      expect(await digest('preview')).toContain('nothing would be sent now');
      await edit(HARBOUR.replace('four coins', 'five coins'));
      const shown = await digest('preview');
      expect(shown).toContain('as one message');
      expect(shown).toContain('five coins');
      expect(place.posted()).toEqual([]);
    });

    withFaults(
      'whose answer was lost is sent once at most, and a person decides about the rest',
      async () => {
        await digest('on', 'daily at 09:00 UTC always');
        place.lose();
        await nine();
        expect(place.posted()).toHaveLength(1);
        const listed = await digest('list');
        if (place.platform === 'discord') expect(listed).not.toContain('Delivery status unknown');
        else {
          expect(listed).toContain('Delivery status unknown: the digest');
          expect(await place.moderator.press('Leave it')).toContain('It stays as it is');
        }
        await tick();
        expect(place.posted()).toHaveLength(1);
      },
    );

    withFaults('that could not be sent is listed, and a person decides about it', async () => {
      await digest('on', 'daily at 09:00 UTC always');
      place.take('send');
      await nine();
      expect(place.posted()).toEqual([]);
      expect(await digest('list')).toMatch(/The digest of .*1 January 2026 at 09:00.* could not be sent/);
      expect(await place.moderator.press('Leave it')).toContain('It stays as it is');
      expect(await digest('list')).not.toContain('could not be sent:');
    });

    withFaults('waits for as long as the platform asks', async () => {
      await digest('on', 'daily at 09:00 UTC always');
      place.tooMany(30);
      await nine();
      expect(place.posted()).toEqual([]);
      await later(29_000);
      expect(place.posted()).toEqual([]);
      await later(20_000);
      expect(place.posted()).toHaveLength(1);
    });

    withFaults(
      'that was made and not sent in time is not sent late, and the next one has its news',
      async () => {
        await digest('on', 'daily at 09:00 UTC');
        await later(HOUR);
        await edit(HARBOUR.replace('four coins', 'five coins'));
        place.tooMany(30);
        await nine();
        expect(place.posted()).toEqual([]);
        await later(3 * DAY + 17 * HOUR);
        expect(place.posted()).toEqual([]);
        await nine();
        expect(place.posted()).toHaveLength(1);
        expect(place.posted()[0]).toMatch(/were not sent because the bot was not running/);
        expect(place.posted()[0]).toContain('costs four coins');
        expect(place.posted()[0]).toContain('costs five coins');
      },
    );

    withFaults('stops where the bot was thrown out, and whoever set it up is told', async () => {
      await digest('on', 'daily at 09:00 UTC always');
      place.expel();
      await nine();
      expect(place.told('moderator').at(-1)).toContain('has stopped');
      await later(3 * DAY);
      expect(place.told('moderator').filter((text) => text.includes('has stopped'))).toHaveLength(1);
    });

    it('says every fault of a plan at once', async () => {
      const said = await digest('on', 'fortnightly at 25:00');
      expect(said).toContain('fortnightly');
    });
  });

  describe(`the record on ${name}`, () => {
    it('holds what moderators did, and the operator can prove that it is whole', async () => {
      await digest('on', 'daily at 09:00 UTC');
      await digest('off');
      const shown = await place.moderator.command('audit');
      expect(shown).toContain('digest on');
      expect(shown).toContain('digest off');
      expect(shown).toContain(place.moderator.name);
    });

    it('is had by moderators as a file for spreadsheets, which nobody else sees', async () => {
      await digest('on', 'daily at 09:00 UTC');
      await digest('off');
      await place.moderator.command('audit');
      const before = place.posted();
      expect(place.moderator.files()).toEqual([]);
      expect(await place.moderator.press('Download CSV')).toContain('2 rows, as CSV');
      const [file, ...others] = place.moderator.files();
      expect(others).toEqual([]);
      expect(file?.name).toBe('audit.csv');
      const [head, first, second, ...end] = file?.text.split('\r\n') ?? [];
      expect(head).toBe('seq,time,chat,actor,act,detail,digest,mac');
      for (const [row, act] of [
        [first, 'digest on'],
        [second, 'digest off'],
      ])
        expect(row).toContain(`,${place.chat},${place.moderator.name},${act},`);
      expect(end).toEqual(['']);
      expect(place.posted()).toEqual(before);
    });
  });
};
