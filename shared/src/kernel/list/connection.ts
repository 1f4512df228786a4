import { MinLength } from "class-validator";
import { ArgsType, type ClassType, Directive, Field, Int, ObjectType } from "type-graphql";
import { NO_CURSOR } from "./cursor.ts";

@Directive("@shareable")
@ObjectType("PageInfo", {
  description: "Where a page stands in its list (da: sideoplysninger).",
  simpleResolvers: true,
})
export class PageInfo {
  @Field(() => Boolean, { description: "Whether there is more after this page." })
  hasNextPage!: boolean;

  @Field(() => String, {
    nullable: true,
    description: "Give this as `after` to get the next page; null on an empty page.",
  })
  endCursor!: string | null;
}

/** `first` and `after`, the same in every list. */
@ArgsType()
export class PageArguments {
  @Field(() => Int, { defaultValue: 20, description: "How many at most, 1–100." })
  first!: number;

  @MinLength(1, { message: NO_CURSOR[1], context: { da: NO_CURSOR[2] } })
  @Field(() => String, { nullable: true, description: "The `endCursor` of the page before." })
  after?: string | null;
}

export interface Page<T> {
  nodes: T[];
  cursorOf: (node: T) => string;
  hasNextPage: boolean;
  count: () => Promise<number | null>;
}

/** A connection type over a node type: `nodes` for most, `edges` for who needs each cursor. */
export function connectionOf<T extends object>(
  Node: ClassType<T>,
  name: string,
  options: { shareable?: boolean; danish: string },
): ClassType<Page<T>> {
  const shareable: ClassDecorator = options.shareable ? Directive("@shareable") : () => undefined;

  @shareable
  @ObjectType(`${name}Edge`, { description: `One ${name} with its cursor.`, simpleResolvers: true })
  class Edge {
    @Field(() => String, { description: "Opaque place in the list." })
    cursor!: string;

    @Field(() => Node, { description: "The thing itself." })
    node!: T;
  }

  @shareable
  @ObjectType(`${name}Connection`, { description: `A page of a list (da: ${options.danish}).` })
  class Connection {
    // Not a simple field: a page may refuse its nodes, and what a bare property throws no executor catches.
    @Field(() => [Node], { description: "The things on this page." })
    nodes!: T[];

    @Field(() => [Edge], { description: "The things on this page, each with its cursor." })
    get edges(): Edge[] {
      const page = this as unknown as Page<T>;
      return page.nodes.map((node) => ({ cursor: page.cursorOf(node), node }));
    }

    @Field(() => PageInfo, { description: "Whether there is more, and how to get it." })
    get pageInfo(): PageInfo {
      const page = this as unknown as Page<T>;
      const last = page.nodes.at(-1);
      return { hasNextPage: page.hasNextPage, endCursor: last ? page.cursorOf(last) : null };
    }

    @Field(() => Int, { nullable: true, description: "How many there are in all; counted only when asked for." })
    totalCount(): Promise<number | null> {
      return (this as unknown as Page<T>).count();
    }
  }
  return Connection as unknown as ClassType<Page<T>>;
}

/** A page as the object its connection type expects. */
export function asConnection<T>(Connection: ClassType<Page<T>>, page: Page<T>): Page<T> {
  return Object.assign(Object.create(Connection.prototype) as Page<T>, page);
}
