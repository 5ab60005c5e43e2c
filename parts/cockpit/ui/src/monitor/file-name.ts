const EXTENSIONS: Readonly<Record<string, string>> = {
  'application/json': 'json',
  'application/xml': 'xml',
  'text/xml': 'xml',
  'text/plain': 'txt',
  'text/csv': 'csv',
};
const LONGEST = 80;
/** What a file system, or the eye, would take for something else: separators, control and direction characters. */
const UNSAFE = /[\\/:*?"<>|\p{Cc}\p{Cf}\p{Co}\p{Cn}]+/gu;

/** A part of a file name, from a text that anybody may have written. */
export function safePart(text: string): string {
  return text.replace(UNSAFE, '_').replace(/^[.\s]+/, '').slice(0, LONGEST).trim();
}

/** A file name from its parts, with an ending for the media type unless the last part has one. */
export function fileName(parts: readonly string[], type = ''): string {
  const name = parts
    .map(safePart)
    .filter((part) => part !== '')
    .join('-');
  const extension = EXTENSIONS[type.split(';')[0]?.trim().toLowerCase() ?? ''];
  return /\.[A-Za-z0-9]{1,8}$/.test(name) || extension === undefined ? name : `${name}.${extension}`;
}
