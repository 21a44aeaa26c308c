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
