const EXTENSIONS: Readonly<Record<string, string>> = {
  'application/json': 'json',
  'application/xml': 'xml',
  'text/xml': 'xml',
  'text/plain': 'txt',
  'text/csv': 'csv',
};
const DATA = /\.(csv|edi|gz|jpe?g|json|log|pdf|png|txt|xlsx|xml|zip)$/i;
const LONGEST = 80;
/** What a file system, or the eye, would take for something else: separators, control and direction characters. */
const UNSAFE = /[\\/:*?"<>|\p{Cc}\p{Cf}\p{Co}\p{Cn}]+/gu;

/** A part of a file name, from a text that anybody may have written. */
export function safePart(text: string): string {
  return text.replace(UNSAFE, '_').replace(/^[.\s]+/, '').slice(0, LONGEST).trim();
}

/**
 * A file name from its parts. It keeps an ending of data; else it gets one for the media type, which no program takes for
 * something to run: browsers would add `.html` by themselves.
 */
export function fileName(parts: readonly string[], type = ''): string {
  const name = parts
    .map(safePart)
    .filter((part) => part !== '')
    .join('-');
  return DATA.test(name) ? name : `${name}.${extensionOf(type.split(';')[0]?.trim().toLowerCase() ?? '')}`;
}

function extensionOf(type: string): string {
  return EXTENSIONS[type] ?? (type.startsWith('text/') ? 'txt' : 'bin');
}
