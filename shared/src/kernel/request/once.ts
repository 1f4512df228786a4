import { MaxLength, Min } from "class-validator";
import { Field, Int } from "type-graphql";

/** An input's `idempotencyKey`: with it a change is made once, however often it is asked for. */
export const OnceKey = (): PropertyDecorator => (input, property) => {
  MaxLength(100)(input, String(property));
  const description = "The same key twice does one thing. At most 100 characters.";
  Field(() => String, { nullable: true, description })(input, property);
};

/** An input's `version`: the one that the change was built on. */
export const VersionRead = (): PropertyDecorator => (input, property) => {
  Min(1)(input, String(property));
  const description = "The version that was read; a change in between is refused with CONFLICT.";
  Field(() => Int, { description })(input, property);
};
