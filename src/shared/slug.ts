/** A word of people as an id: lower case letters, digits and single dashes, at most 48 of them. */
export function slugOf(text: string): string {
  const slug = text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 48)
    .replace(/-$/, '');
  return /^[a-z]/.test(slug) ? slug : `x-${slug}`.replace(/-$/, '');
}
