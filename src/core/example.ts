// A line that a command takes, to show how it is used.

/** What an example is made of. */
interface ExampleSource {
  readonly name: string;
  /** Lines without the slash. */
  readonly examples: readonly string[];
  readonly params: Readonly<
    Record<
      string,
      {
        readonly takes: string;
        readonly required: boolean;
        readonly named: boolean;
        readonly sample: () => string | null;
      }
    >
  >;
}

const quoted = (value: string): string => (/[\s"]/.test(value) ? `"${value.replaceAll('"', '')}"` : value);

/** A line of nothing but what is required; null if a required parameter has no sample. */
const shortest = ({ name, params }: ExampleSource): string | null => {
  const parts = Object.entries(params).filter(([, { required }]) => required);
  const samples = parts.map(([key, param]) => ({ key, named: param.named, sample: param.sample() }));
  if (samples.some(({ sample }) => sample === null)) return null;
  return [
    name,
    ...samples.map(({ key, named, sample }) => {
      const value = sample ?? '';
      return named ? `${key}:${quoted(value)}` : value;
    }),
  ].join(' ');
};

/**
 * An example with its slash that has right what was `wrong`, by the names of parameters: one of the command's own where it shows them,
 * else one that is made for it. Null where none can be made.
 */
export const exampleOf = (command: ExampleSource, wrong: readonly string[] = []): string | null => {
  const { name, params, examples } = command;
  const shows = (line: string, key: string) => params[key]?.required === true || line.includes(` ${key}:`);
  const fitting = examples.find((line) => wrong.every((key) => shows(line, key)));
  if (fitting !== undefined) return `/${fitting}`;
  const required = Object.values(params).some((param) => param.required);
  const base = required ? (examples[0] ?? shortest(command)) : name;
  if (base === null) return null;
  const first = Object.keys(params).find((key) => params[key]?.named === false);
  const added = wrong
    .filter((key) => !shows(base, key))
    .flatMap((key) => {
      const value = params[key]?.sample() ?? null;
      if (value === null) return [];
      // The first of what stands without a name is said as people say it.
      return key === first && wrong[0] === key ? [value] : [`${key}:${quoted(value)}`];
    });
  // What follows a text that is taken whole belongs to it.
  const isWhole = Object.values(params).some(({ takes }) => takes === 'all');
  return isWhole && added.length > 0
    ? `/${[name, ...added, base.slice(name.length + 1)].join(' ')}`
    : `/${[base, ...added].join(' ')}`;
};
