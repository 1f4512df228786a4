/**
 * What a session could answer differently by: a server may have been set up for other programs too. The same for the embedded
 * database. (The search path is left as it is set: a subgraph may have been given a schema.)
 */
export const SESSION = {
  timezone: "UTC",
  datestyle: "ISO,YMD",
  intervalstyle: "postgres",
  extra_float_digits: "1",
  bytea_output: "hex",
  standard_conforming_strings: "on",
  transform_null_equals: "off",
  default_transaction_isolation: "read committed",
} as const;
