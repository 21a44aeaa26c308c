// The chat grows without a page load: answers are fetched and added, suggestions appear while typing. Without this script the
// page's forms do the same work.

/** @param {string} selector */
const must = (selector) => {
  const found = document.querySelector(selector);
  if (!(found instanceof HTMLElement)) throw new Error(`the page has no ${selector}`);
  return found;
};

const conversation = must('#conversation');
const status = must('#status');
const form = must('#ask');
const input = /** @type {HTMLInputElement} */ (must('#line'));
const list = must('#suggestions');

input.setAttribute('role', 'combobox');
input.setAttribute('aria-autocomplete', 'list');
input.setAttribute('aria-controls', list.id);
input.setAttribute('aria-expanded', 'false');

/** Lines asked in this page's life, for the arrow keys. @type {string[]} */
const asked = [];
let recalled = 0;

/** @param {string} path @param {Record<string, string>} fields */
const post = (path, fields) => fetch(path, { method: 'POST', body: new URLSearchParams(fields) });

/**
 * A reload keeps the conversation: it stays in this tab of this browser, and the server knows nothing of it. What does not fit is
 * left out from its beginning.
 */
const KEPT = 'verbatim-conversation';
const KEPT_CHARS = 500_000;
const keep = () => {
  try {
    const answers = [...conversation.children].map((answer) => answer.outerHTML);
    while (answers.length > 1 && answers.join('').length > KEPT_CHARS) answers.shift();
    sessionStorage.setItem(KEPT, JSON.stringify({ at: location.href, answers }));
  } catch {
    // A browser that keeps nothing shows the last question again.
  }
};

const bringBack = () => {
  const [visit] = performance.getEntriesByType('navigation');
  if (!(visit instanceof PerformanceNavigationTiming) || !['reload', 'back_forward'].includes(visit.type))
    return;
  try {
    const { at, answers } = JSON.parse(sessionStorage.getItem(KEPT) ?? '{}');
    if (at !== location.href || answers.length < conversation.children.length) return;
    begin();
    conversation.innerHTML = answers.join('');
    // Where the reader was before: at the last answer.
    requestAnimationFrame(() => conversation.lastElementChild?.scrollIntoView({ block: 'start' }));
  } catch {
    // What was kept is not of this page.
  }
};

/** The first screen becomes a conversation. */
const begin = () => {
  if (!document.body.classList.contains('front')) return;
  document.body.classList.replace('front', 'chat');
  const title = must('h1');
  title.className = 'unseen';
  must('#greeting').replaceWith(title);
  document.querySelector('#below')?.remove();
};

/** Answers are added in the order of their questions. @type {Promise<void>} */
let turn = Promise.resolve();

/** A question has an address, which a command has not: it could change something. Longer ones have none either. */
const ADDRESS_CHARS = 2_000;
/** @param {string} line */
const addressOf = (line) => {
  const address = `./?${new URLSearchParams({ q: line })}`;
  return /^\s*[^\s/]/.test(line) && address.length <= ADDRESS_CHARS ? address : null;
};

/** @param {string} line @param {string} label Of the button that was pressed; empty: the line was typed. */
const ask = (line, label = '') => {
  if (label === '') {
    asked.push(line);
    recalled = asked.length;
  }
  status.textContent = status.dataset.loading ?? '';
  let failure = status.dataset.unreachable ?? '';
  const answer = post('./answer', { line, label }).then(async (response) => {
    if (response.status === 413) failure = status.dataset.tooLong ?? '';
    const text = await response.text();
    // What was asked too often has an answer too, which says how long to wait. A proxy's own page is none.
    if (!text.startsWith('<article') || !(response.ok || response.status === 429))
      throw new Error(String(response.status));
    return text;
  });
  turn = turn.then(async () => {
    try {
      const made = await answer;
      begin();
      conversation.insertAdjacentHTML('beforeend', made);
      status.textContent = '';
      const address = label === '' ? addressOf(line) : null;
      if (address !== null) history.replaceState(null, '', address);
      keep();
      const added = conversation.lastElementChild;
      if (added instanceof HTMLElement) {
        added.focus({ preventScroll: true });
        added.scrollIntoView({ block: 'start' });
      }
    } catch {
      status.textContent = failure;
      if (input.value === '') input.value = line;
    }
  });
};

document.addEventListener('submit', (event) => {
  const sent = event.target;
  if (!(sent instanceof HTMLFormElement) || !(sent === form || conversation.contains(sent))) return;
  event.preventDefault();
  const pressed = event instanceof SubmitEvent ? event.submitter : null;
  if (sent === form) {
    const line = input.value.trim();
    input.value = '';
    close();
    if (line !== '') ask(line);
  } else if (pressed instanceof HTMLButtonElement)
    ask(pressed.value, String(new FormData(sent).get('label') ?? ''));
});

/** @type {{ label: string, value: string }[]} */
let suggestions = [];
let chosen = -1;

const close = () => {
  suggestions = [];
  chosen = -1;
  list.hidden = true;
  list.replaceChildren();
  input.setAttribute('aria-expanded', 'false');
  input.removeAttribute('aria-activedescendant');
};

/** @param {number} index */
const choose = (index) => {
  chosen = index;
  for (const [i, item] of [...list.children].entries()) {
    item.setAttribute('aria-selected', String(i === index));
    if (i === index) item.scrollIntoView({ block: 'nearest' });
  }
  if (index >= 0) input.setAttribute('aria-activedescendant', `suggestion-${index}`);
  else input.removeAttribute('aria-activedescendant');
};

/** @param {number} index */
const take = (index) => {
  input.value = suggestions[index]?.value ?? input.value;
  close();
  input.focus();
};

const suggest = async () => {
  const typed = input.value;
  if (typed.trim() === '') return close();
  const response = await post('./suggest', { line: typed });
  if (!response.ok || input.value !== typed) return;
  suggestions = await response.json();
  chosen = -1;
  list.replaceChildren(
    ...suggestions.map(({ label }, i) => {
      const item = document.createElement('li');
      item.id = `suggestion-${i}`;
      item.role = 'option';
      item.dir = 'auto';
      item.textContent = label;
      item.setAttribute('aria-selected', 'false');
      item.addEventListener('mousedown', (event) => {
        event.preventDefault();
        take(i);
      });
      return item;
    }),
  );
  list.hidden = suggestions.length === 0;
  input.setAttribute('aria-expanded', String(suggestions.length > 0));
};

/** Suggestions are a help, never a need: when they fail, typing goes on. */
input.addEventListener('input', () => {
  suggest().catch(close);
});
input.addEventListener('blur', close);

input.addEventListener('keydown', (event) => {
  const open = !list.hidden;
  if (event.key === 'Escape' && open) {
    event.preventDefault();
    close();
  } else if (event.key === 'ArrowDown' && open) {
    event.preventDefault();
    choose(chosen + 1 < suggestions.length ? chosen + 1 : -1);
  } else if (event.key === 'ArrowUp' && open) {
    event.preventDefault();
    choose(chosen >= 0 ? chosen - 1 : suggestions.length - 1);
  } else if ((event.key === 'Enter' || event.key === 'Tab') && open && chosen >= 0) {
    event.preventDefault();
    take(chosen);
  } else if ((event.key === 'ArrowUp' || event.key === 'ArrowDown') && !open && asked.length > 0) {
    event.preventDefault();
    recalled = Math.min(Math.max(recalled + (event.key === 'ArrowUp' ? -1 : 1), 0), asked.length);
    input.value = asked[recalled] ?? '';
  }
});

/** Buttons that copy are there with a script only: what they copy can be selected as well. */
document.documentElement.classList.add('scripted');
conversation.addEventListener('click', (event) => {
  const button = event.target instanceof Element ? event.target.closest('button.copies') : null;
  const quote = button?.parentElement?.querySelector('.copied');
  if (!(button instanceof HTMLButtonElement) || !(quote instanceof HTMLElement)) return;
  const said = button.dataset.copied ?? '';
  const select = () => {
    quote.closest('details')?.setAttribute('open', '');
    getSelection()?.selectAllChildren(quote);
  };
  if (!navigator.clipboard) return select();
  navigator.clipboard.writeText(quote.textContent ?? '').then(() => {
    button.textContent = said;
    status.textContent = said;
  }, select);
});

bringBack();
keep();
