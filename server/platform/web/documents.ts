import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  NoSchemaIntrospectionCustomRule,
  parse,
  specifiedRules,
  validate,
  type ValidationRule,
} from 'graphql';
import { documentLimits, oversize } from './document-limits';

/** The same for documents over HTTP and over sockets. */
export const PARSE_OPTIONS = { maxTokens: 1_000 } as const;
export const VALIDATION_OPTIONS = { maxErrors: 5 } as const;
export const EXECUTION_OPTIONS = { maxCoercionErrors: 5 } as const;

/** Our own rules, besides those of the specification. */
export const rulesFor = (isProduction: boolean): ValidationRule[] => [
  documentLimits,
  ...(isProduction ? [NoSchemaIntrospectionCustomRule] : []),
];

/** A document that may be executed, or what is wrong with it, with a code. */
export function checkDocument(schema: GraphQLSchema, text: string, isProduction: boolean): DocumentNode | GraphQLError[] {
  let document: DocumentNode;
  try {
    document = parse(text, PARSE_OPTIONS);
  } catch (error) {
    return [coded(error as GraphQLError, 'GRAPHQL_PARSE_FAILED')];
  }
  const tooLarge = oversize(document);
  const problems =
    tooLarge.length > 0
      ? tooLarge
      : validate(schema, document, [...specifiedRules, ...rulesFor(isProduction)], VALIDATION_OPTIONS);
  return problems.length === 0 ? document : problems.map((problem) => coded(problem, 'GRAPHQL_VALIDATION_FAILED'));
}

/** What is too large about a document that arrived over HTTP; nothing where it cannot be read, for Apollo says so itself. */
export class Screen {
  private readonly passed = new Set<string>();

  /** Texts that passed are remembered, so that a client's usual documents are not parsed twice. */
  oversize(text: string): GraphQLError[] {
    if (this.passed.has(text)) return [];
    try {
      const problems = oversize(parse(text, PARSE_OPTIONS));
      if (problems.length === 0) this.remember(text);
      return problems.map((problem) => coded(problem, 'GRAPHQL_VALIDATION_FAILED'));
    } catch {
      return [];
    }
  }

  private remember(text: string): void {
    if (text.length > LONGEST_REMEMBERED) return;
    if (this.passed.size >= MOST_REMEMBERED) this.passed.clear();
    this.passed.add(text);
  }
}

const LONGEST_REMEMBERED = 10_000;
const MOST_REMEMBERED = 500;

const coded = (error: GraphQLError, code: string): GraphQLError =>
  new GraphQLError(error.message, {
    nodes: error.nodes ?? null,
    source: error.source ?? null,
    positions: error.positions ?? null,
    extensions: { code },
  });
