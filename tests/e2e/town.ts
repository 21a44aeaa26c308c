// The library of a small town, for tests: a ferry, a garden, a market. One document is hostile.

import { join } from 'node:path';
import { folderWith } from './leftovers.ts';

export const FERRY = `---
title: The harbour ferry
source: Harbour Gazette
url: https://example.org/ferry
author: Mara Lindqvist
published: 2024-05
language: en
attribution: the harbour office
show: full
---

# Timetable

The ferry to Linden Island leaves the northern pier every forty minutes from sunrise to dusk.

A bicycle travels on the ferry for half the fare of its rider, and a folded one for nothing.

In winter the ferry waits for the school bus, even when the bus is late.

# Tickets

Tickets are sold on board by the deckhand, who takes coins only.

A monthly pass for the ferry is printed on green paper and names its holder.
`;

/** Nobody has said anything about this one: no title, no author, no date. */
export const GARDEN = `The community garden opens its gate at seven in the morning and closes it at sunset.

Every gardener waters two tomato beds in July, since the well runs low by August.

Compost from the garden is free for everyone who brings a bucket of kitchen scraps.

The old pear tree in the garden was planted by the town's first postmaster.

Tools are kept in the red shed behind the greenhouse, and are cleaned before they go back.
`;

export const HOSTILE_LINE =
  'The market <script>window.broken = 1</script> sells lanterns <img src=x onerror="window.broken = 2"> @everyone \u202edrawkcab \u001b[2J\u001b]0;owned\u0007 "double" \'single\' & more.';

const MARKET = `${HOSTILE_LINE}

The market moves under the town hall's roof whenever it rains.
`;

const MARKET_META = String.raw`title: "<script>window.broken = 3</script> \e[31m\u202eeltit"
source: "\"><img src=x onerror=window.broken=4>"
author: "@everyone & <b>Otto</b>"
url: "https://example.org/\"onmouseover=\"window.broken=5"
show: full
`;

const ORCHARD_AR = `---
title: بستان الميناء
language: ar
show: full
---

يفتح بستان الميناء أبوابه كل صباح، ويغلقها عند غروب الشمس.

تُسقى أشجار الليمون في البستان مرتين كل أسبوع.
`;

export const FERRIES_TOPIC = `---
summary:
  en: The ferry and its timetable
  ar: العبّارة ومواعيدها
  he: המעבורת ולוח הזמנים שלה
names:
  en: [Ferries]
  ar: [العبّارة]
  he: [מעבורת]
search:
  en: [ferry, timetable, pier]
limit: 2
---

Passages about the ferry to Linden Island.
`;

/** Folders of a library and its topics, as the environment names them. */
export const town = async (
  more: Readonly<Record<string, string>> = {},
): Promise<{ KNOWLEDGE_DIR: string; TOPICS_DIR: string }> => {
  const folder = await folderWith({
    'knowledge/ferry.md': FERRY,
    'knowledge/garden.txt': GARDEN,
    'knowledge/market.txt': MARKET,
    'knowledge/market.meta.yaml': MARKET_META,
    'knowledge/orchard.md': ORCHARD_AR,
    'topics/ferries.md': FERRIES_TOPIC,
    ...more,
  });
  return { KNOWLEDGE_DIR: join(folder, 'knowledge'), TOPICS_DIR: join(folder, 'topics') };
};
