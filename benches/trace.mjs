// What a trace of Chromium says about one page's main thread, milliseconds.

/** The categories to record. */
export const CATEGORIES = ['devtools.timeline', 'disabled-by-default-devtools.timeline', 'toplevel', 'v8.execute'];

/** Spans in which the page's own script runs. */
const SCRIPT = new Set(['FunctionCall', 'EvaluateScript', 'FireAnimationFrame', 'FireIdleCallback', 'TimerFire', 'EventDispatch', 'RunMicrotasks', 'v8.callFunction', 'v8.compile']);
const TASK = /(^|::)RunTask$/;

/**
 * The spans of the page's main thread, outer before inner: what, from when to when, and the processor's time in it. Times of the
 * processor leave out what other programs on the machine take away; they do count the throttling.
 */
export function spans(trace) {
  const { traceEvents: events } = JSON.parse(trace);
  const thread = ({ pid, tid }) => `${pid}.${tid}`;
  // The thread that drew most frames: there is a renderer for each page, and others without any.
  const frames = new Map();
  for (const event of events) if (event.name === 'FireAnimationFrame') frames.set(thread(event), (frames.get(thread(event)) ?? 0) + 1);
  const [main] = [...frames].sort((a, b) => b[1] - a[1])[0] ?? [];
  if (!main) throw new Error('the trace holds no animation frame');
  return events
    .filter((event) => event.ph === 'X' && event.dur > 0 && thread(event) === main)
    .map(({ name, ts, dur, tdur = dur }) => ({ name, start: ts / 1000, end: (ts + dur) / 1000, processor: tdur / 1000 }))
    .sort((a, b) => a.start - b.start || b.end - a.end);
}

/** Each task: its whole length, the processor's time that script took in it, and whether it drew an animation frame. */
export function tasks(spans) {
  const found = [];
  let task = { end: -Infinity };
  let scriptEnd = -Infinity;
  for (const { name, start, end, processor } of spans) {
    if (TASK.test(name) && start >= task.end) {
      task = { end, length: end - start, script: 0, frame: false };
      found.push(task);
    }
    if (!SCRIPT.has(name) || end > task.end) continue;
    task.frame ||= name === 'FireAnimationFrame';
    if (start < scriptEnd) continue;
    task.script += processor;
    scriptEnd = end;
  }
  return found;
}

/** The processor's time by kind of span, without what lies within; greatest first. */
export function kinds(spans) {
  const times = new Map();
  const open = [];
  const add = (name, time) => times.set(name, (times.get(name) ?? 0) + time);
  for (const span of spans) {
    while (open.length > 0 && open.at(-1).end <= span.start) open.pop();
    if (open.length > 0) add(open.at(-1).name, -span.processor);
    add(span.name, span.processor);
    open.push(span);
  }
  return [...times].sort((a, b) => b[1] - a[1]);
}

/** The value below which a share of all lies. */
export const quantile = (values, share) => values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0;
