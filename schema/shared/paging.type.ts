import { ArgsType, Field, Int, ObjectType } from 'type-graphql';

@ObjectType({ description: 'Position of a page within its list' })
export class PageInfo {
  @Field(() => Boolean, { description: 'Whether more items follow this page' })
  readonly hasNextPage: boolean;

  @Field(() => Boolean, { description: 'Whether items come before this page' })
  readonly hasPreviousPage: boolean;

  @Field(() => String, { nullable: true, description: 'Cursor of the first item of this page' })
  readonly startCursor: string | null;

  @Field(() => String, { nullable: true, description: 'Cursor of the last item of this page' })
  readonly endCursor: string | null;
}

@ArgsType()
export class PageArgs {
  @Field(() => Int, { defaultValue: 20, description: 'Number of items wanted, 1 to 100' })
  readonly first: number;

  @Field(() => String, { nullable: true, description: 'Cursor after which the page begins' })
  readonly after?: string | null;
}

/** Declares the `XConnection` and `XEdge` types of one node type. */
export function connectionOf<Node extends object>(node: new () => Node) {
  const name = node.name;

  @ObjectType(`${name}Edge`, { description: `${name} at one position of a list` })
  class Edge {
    @Field(() => node, { description: 'Item at this position' })
    readonly node: Node;

    @Field(() => String, { description: 'Cursor of this position' })
    readonly cursor: string;
  }

  @ObjectType(`${name}Connection`, { description: `Page of a list of ${name} items` })
  class Connection {
    @Field(() => [Edge], { description: 'Items of this page with their cursors' })
    readonly edges: readonly Edge[];

    @Field(() => [node], { description: 'Items of this page' })
    readonly nodes: readonly Node[];

    @Field(() => PageInfo, { description: 'Position of this page' })
    readonly pageInfo: PageInfo;
  }

  return Connection;
}
