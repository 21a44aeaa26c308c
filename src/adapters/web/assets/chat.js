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

/** @param {string} path @param {string} line */
const post = (path, line) => fetch(path, { method: 'POST', body: new URLSearchParams({ line }) });

/** Answers are added in the order of their questions. @type {Promise<void>} */
let turn = Promise.resolve();

/** @param {string} line */
const ask = (line) => {
  asked.push(line);
  recalled = asked.length;
  status.textContent = status.dataset.loading ?? '';
  let failure = status.dataset.unreachable ?? '';
  const answer = post('./answer', line).then(async (response) => {
    if (response.status === 413) failure = status.dataset.tooLong ?? '';
    const text = await response.text();
    // What was asked too often has an answer too, which says how long to wait. A proxy's own page is none.
    if (!text.startsWith('<article') || !(response.ok || response.status === 429))
      throw new Error(String(response.status));
    return text;
  });
  turn = turn.then(async () => {
    try {
      conversation.insertAdjacentHTML('beforeend', await answer);
      status.textContent = '';
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
  if (!(event.target instanceof HTMLFormElement)) return;
  event.preventDefault();
  const pressed = event instanceof SubmitEvent ? event.submitter : null;
  if (event.target === form) {
    const line = input.value.trim();
    input.value = '';
    close();
    if (line !== '') ask(line);
  } else if (pressed instanceof HTMLButtonElement) ask(pressed.value);
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
  const response = await post('./suggest', typed);
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
