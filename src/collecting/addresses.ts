// Addresses of pages: one way of writing each, and which of them are of the same site.

/** Parameters that only say where a reader came from. */
const TRACKING = /^(?:utm_\w+|fbclid|gclid|dclid|msclkid|mc_[ce]id|igshid|yclid)$/i;

/** An address as it is kept: without a fragment and what only tracks readers. Throws for what is no address. */
export const keptAddress = (address: string): string => {
  const url = new URL(address);
  url.hash = '';
  // Writing all parameters anew would change how the others are encoded.
  const kept = url.search
    .slice(1)
    .split('&')
    .filter((parameter) => !TRACKING.test(parameter.split('=')[0] ?? ''));
  url.search = kept.join('&');
  return url.href;
};

/** The address that a link of a page leads to; null if it leads to none that can be fetched. */
export const linkIn = (link: string | null | undefined, base: string): string | null => {
  const words = link?.trim() ?? '';
  if (words === '' || !URL.canParse(words, base)) return null;
  const url = new URL(words, base);
  const isOfWeb = url.protocol === 'http:' || url.protocol === 'https:';
  return isOfWeb && url.username === '' && url.password === '' ? keptAddress(url.href) : null;
};
