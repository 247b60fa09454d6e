// Starts the program, or says calmly why it cannot: the only script of our own.

// The smallest module that needs SIMD: one function that splats a zero over a v128.
const simd = new Uint8Array([
  0, 97, 115, 109, 1, 0, 0, 0, // header
  1, 5, 1, 96, 0, 1, 123, // type: () -> v128
  3, 2, 1, 0, // one function of it
  10, 8, 1, 6, 0, 65, 0, 253, 15, 11, // i32.const 0, i8x16.splat, end
]);

const show = (id) => {
  for (const line of document.querySelectorAll("#loading, #too-old, #not-loaded")) line.hidden = line.id !== id;
};

const start = async () => {
  show("loading");
  if (typeof WebAssembly !== "object" || !WebAssembly.validate(simd)) return show("too-old");
  try {
    const { default: init } = await import(document.querySelector("link[rel=modulepreload]").href);
    await init({ module_or_path: document.querySelector("link[rel=preload][as=fetch]").href });
  } catch (error) {
    console.error(error);
    if (document.getElementById("loading")) show("not-loaded");
  }
};

start();
