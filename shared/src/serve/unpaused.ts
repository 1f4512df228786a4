import { Agent, type Dispatcher, setGlobalDispatcher } from "undici";

type Controller = Dispatcher.DispatchController;

/** What is said about it goes to the connection, but for a wish to be sent nothing more for now. */
const unpausing = (controller: Controller): Controller =>
  new Proxy(controller, {
    get(target, key) {
      if (key === "pause") return () => undefined;
      const value: unknown = Reflect.get(target, key, target);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });

/**
 * All of an answer is read as it comes. Were reading paused, and the other side closed the connection then, undici 7 would throw where
 * nobody can catch it, and the process would end (nodejs/undici#5360; mended in 8, which Node 20 does not run). Nothing is lost: every
 * answer that we ask for is read whole before it is looked at.
 */
export const unpaused = <T extends Dispatcher>(dispatcher: T): T =>
  dispatcher.compose((dispatch) => (options, handler) => {
    let controller: Controller;
    return dispatch(options, {
      onRequestStart(given, context) {
        controller = unpausing(given);
        handler.onRequestStart?.(controller, context);
      },
      onRequestUpgrade: (_, ...rest) => handler.onRequestUpgrade?.(controller, ...rest),
      onResponseStart: (_, ...rest) => handler.onResponseStart?.(controller, ...rest),
      onResponseData: (_, chunk) => handler.onResponseData?.(controller, chunk),
      onResponseEnd: (_, trailers) => handler.onResponseEnd?.(controller, trailers),
      onResponseError: (_, error) => handler.onResponseError?.(controller, error),
    });
  }) as unknown as T;

// Whoever in this process asks with `fetch`, a library too, asks through this one: loading undici made its own the process's.
setGlobalDispatcher(unpaused(new Agent()));
