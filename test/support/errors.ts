// vitest keeps a hundred frames of every error and looks each up in its source map; most errors here are what a test expects.
Error.stackTraceLimit = 10;
