const INDENT = '  ';
/** A string, a structural sign, or a number or word of JSON. */
const JSON_TOKENS = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/gs;
/** Markup, or the text between. */
const XML_TOKENS = /<!\[CDATA\[.*?]]>|<!--.*?-->|<\?.*?\?>|<[^>]*>|[^<]+/gs;

/**
 * A document with line breaks and indents, if it is JSON or XML; else undefined. Names, numbers and texts stay as they
 * are: only the space between them changes.
 */
export function pretty(document: string, type: string): string | undefined {
  const begin = document.trimStart().slice(0, 1);
  if (/\bjson\b/i.test(type) || begin === '{' || begin === '[') {
    return prettyJson(document);
  }
  return begin === '<' && !/html/i.test(type) ? prettyXml(document) : undefined;
}

function prettyJson(document: string): string | undefined {
  try {
    JSON.parse(document);
  } catch {
    return undefined;
  }
  let depth = 0;
  let out = '';
  let last = '';
  const line = () => `\n${INDENT.repeat(depth)}`;
  for (const [token] of document.matchAll(JSON_TOKENS)) {
    const opens = token === '{' || token === '[';
    if (token === '}' || token === ']') {
      depth -= 1;
      out += last === '{' || last === '[' ? token : line() + token;
    } else {
      out += last === '{' || last === '[' || last === ',' ? line() : '';
      out += token === ':' ? ': ' : token;
    }
    depth += opens ? 1 : 0;
    last = token;
  }
  return out;
}

function prettyXml(document: string): string {
  let depth = 0;
  const lines: string[] = [];
  // an element with nothing but text stays on its line
  let isOpen = false;
  for (const [token] of document.matchAll(XML_TOKENS)) {
    if (token.trim() === '') {
      continue;
    }
    const isEnd = token.startsWith('</');
    const isBegin = /^<[^!?/]/.test(token) && !token.endsWith('/>');
    depth -= isEnd ? 1 : 0;
    if (isOpen && (isEnd || !token.startsWith('<'))) {
      lines.push((lines.pop() ?? '') + token);
      isOpen = !isEnd;
    } else {
      lines.push(INDENT.repeat(Math.max(depth, 0)) + token);
      isOpen = isBegin;
    }
    depth += isBegin ? 1 : 0;
  }
  return lines.join('\n');
}
