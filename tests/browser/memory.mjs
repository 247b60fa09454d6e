// The memory of the program, for whoever measures or breaks it.

/** From the next load on `window.wasmMemory` is the memory of the page's WebAssembly. */
export const exposeMemory = (page) =>
  page.addInitScript(() => {
    for (const name of ['instantiate', 'instantiateStreaming']) {
      const original = WebAssembly[name];
      WebAssembly[name] = async (...rest) => {
        const result = await original.apply(WebAssembly, rest);
        window.wasmMemory = (result.instance ?? result).exports.memory;
        return result;
      };
    }
  });
