/** A stretch of text with a meaning, in the form of the Bot API; offsets count UTF-16 units. */
export type Entity = {
  type: string;
  offset: number;
  length: number;
  url?: string;
  language?: string;
  custom_emoji_id?: string;
  user?: { id: number; is_bot: boolean; first_name: string };
};

/** A text together with what its stretches mean. */
export type FormattedText = { text: string; entities: Entity[] };

/** The service keeps this many entities of a message and silently forgets the rest. */
const ENTITY_LIMIT = 100;

const SPLITTABLE = ["bold", "italic", "underline", "strikethrough", "spoiler"];
const CONTINUOUS = ["pre", "code", "text_link", "text_mention"];
const QUOTES = ["blockquote", "expandable_blockquote"];

// Of two entities over the same stretch the one named earlier is the outer one.
const ORDER = [...QUOTES, ...CONTINUOUS, ...SPLITTABLE, "custom_emoji"];

const endOf = (entity: Entity) => entity.offset + entity.length;
const overlap = (a: Entity, b: Entity) => a.offset < endOf(b) && b.offset < endOf(a);
const inside = (inner: Entity, outer: Entity) => inner.offset >= outer.offset && endOf(inner) <= endOf(outer);

/** Orders entities as the service returns them: by place, the longer first. */
export function sortEntities(entities: readonly Entity[]): Entity[] {
  return entities.toSorted(
    (a, b) => a.offset - b.offset || b.length - a.length || ORDER.indexOf(a.type) - ORDER.indexOf(b.type),
  );
}

/** Makes of parsed entities what the service keeps: nothing inside code, no quote within a quote. */
export function settleEntities(entities: readonly Entity[]): Entity[] {
  const sorted = sortEntities(entities.filter((entity) => entity.length > 0));
  const quotes = withoutOverlaps(sorted.filter((entity) => QUOTES.includes(entity.type)));
  const continuous = withoutOverlaps(
    sorted.filter(
      (entity) =>
        CONTINUOUS.includes(entity.type) &&
        quotes.every((quote) => !overlap(entity, quote) || inside(entity, quote)),
    ),
  );
  const code = continuous.filter((entity) => entity.type === "pre" || entity.type === "code");
  const splittable = SPLITTABLE.flatMap((type) =>
    joined(sorted.filter((entity) => entity.type === type)).flatMap((entity) => cutAround(entity, code)),
  );
  const emoji = sorted.filter(
    (entity) => entity.type === "custom_emoji" && code.every((other) => !overlap(entity, other)),
  );
  return sortEntities([...quotes, ...continuous, ...splittable, ...emoji]).slice(0, ENTITY_LIMIT);
}

/** Takes away the white space around a text, as the service does, and moves the entities along. */
export function trimFormatted({ text, entities }: FormattedText): FormattedText {
  const end = text.trimEnd().length;
  // White space before the first entity goes; white space that an entity covers stays.
  const begin = Math.min(text.length - text.trimStart().length, ...entities.map(({ offset }) => offset), end);
  const moved = entities.map((entity) => ({
    ...entity,
    offset: entity.offset - begin,
    length: Math.min(endOf(entity), end) - entity.offset,
  }));
  return { text: text.slice(begin, end), entities: moved.filter(({ length }) => length > 0) };
}

function withoutOverlaps(sorted: readonly Entity[]): Entity[] {
  const kept: Entity[] = [];
  for (const entity of sorted) if (kept.every((other) => !overlap(other, entity))) kept.push(entity);
  return kept;
}

function joined(sorted: readonly Entity[]): Entity[] {
  const result: Entity[] = [];
  for (const entity of sorted) {
    const last = result.at(-1);
    if (last !== undefined && entity.offset <= endOf(last)) {
      last.length = Math.max(endOf(last), endOf(entity)) - last.offset;
    } else {
      result.push({ ...entity });
    }
  }
  return result;
}

function cutAround(entity: Entity, holes: readonly Entity[]): Entity[] {
  let rest = [entity];
  for (const hole of holes) {
    rest = rest.flatMap((piece) =>
      overlap(piece, hole)
        ? [
            { ...piece, length: hole.offset - piece.offset },
            { ...piece, offset: endOf(hole), length: endOf(piece) - endOf(hole) },
          ].filter(({ length }) => length > 0)
        : [piece],
    );
  }
  return rest;
}
