// Buttons that copy a citation. Without this script its text can be selected.

for (const text of document.querySelectorAll('pre.copy')) {
  if (!(text instanceof HTMLElement) || !navigator.clipboard) continue;
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = text.dataset.copy ?? '';
  button.setAttribute('aria-describedby', `${text.id}-label`);
  button.addEventListener('click', () => {
    navigator.clipboard.writeText(text.textContent ?? '').then(
      () => {
        button.textContent = text.dataset.copied ?? '';
      },
      () => getSelection()?.selectAllChildren(text),
    );
  });
  text.after(button);
}

/**
 * Each paragraph can be cited: its words, its source and its address are copied, as the server writes them. Without this script the number
 * leads to the same.
 */
const text = document.querySelector('[data-citations]');
const told = document.createElement('div');
told.setAttribute('role', 'status');
told.className = 'unseen';

/** @param {string} code @param {string} address */
const citationOf = async (code, address) => {
  const response = await fetch(`${text instanceof HTMLElement ? text.dataset.citations : ''}${code}.txt`);
  if (!response.ok) throw new Error(String(response.status));
  const citation = await response.text();
  return citation.includes(code) && /https?:\/\/\S*\/c\/[0-9a-z]{8}$/.test(citation)
    ? citation
    : `${citation}\n${address}`;
};

/** Browsers copy only what somebody asked for, and some forget that while the server answers: so they get the promise. @param {Promise<string>} citation */
const copy = (citation) =>
  'ClipboardItem' in globalThis
    ? navigator.clipboard.write([
        new ClipboardItem({
          'text/plain': citation.then((said) => new Blob([said], { type: 'text/plain' })),
        }),
      ])
    : citation.then((said) => navigator.clipboard.writeText(said));

if (text instanceof HTMLElement && navigator.clipboard) {
  text.after(told);
  for (const number of text.querySelectorAll('.paragraph > a.number')) {
    if (!(number instanceof HTMLAnchorElement)) continue;
    const address = number.href;
    const code = new URL(address).searchParams.get('c');
    if (code === null) continue;
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'cite';
    button.textContent = text.dataset.cite ?? '';
    button.setAttribute('aria-label', `${button.textContent} · ${number.getAttribute('aria-label')}`);
    button.addEventListener('click', () => {
      copy(citationOf(code, address)).then(
        () => {
          told.textContent = button.textContent = text.dataset.copied ?? '';
          button.removeAttribute('aria-label');
        },
        () => {
          told.textContent = text.dataset.failed ?? '';
          location.href = address;
        },
      );
    });
    number.parentElement?.append(button);
  }
}
