// The part of wink-bm25-text-search that is used; the package has no types.

declare module 'wink-bm25-text-search' {
  interface Wink {
    defineConfig(config: { readonly fldWeights: Readonly<Record<string, number>> }): void;
    definePrepTasks(tasks: readonly ((text: string) => string[])[]): void;
    addDoc(doc: Readonly<Record<string, string>>, id: number): void;
    consolidate(): void;
    search(text: string, limit: number): readonly (readonly [id: string, score: number])[];
  }
  export default function createWink(): Wink;
}
