/** Discord's markdown without its marks, as our adapter writes them. */
export function visible(markdown: string): string {
  return markdown
    .replace(/```\n?/g, "")
    .replace(/(?<!\\)\[((?:\\.|[^\]\\])*)\]\([^)]*\)/g, "$1")
    .replace(/^\*(.*)\*$/gm, "$1")
    .replace(/^- /gm, "")
    .replace(/\\(?=[^\p{L}\p{N}\s])/gu, "");
}
