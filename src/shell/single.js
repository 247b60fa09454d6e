// Where the parts of the page are, when it is one file: packed in the file itself. The glue is the script before this one.
const unpacked = (id, type) => {
  const packed = Uint8Array.from(atob(document.getElementById(id).textContent), (letter) => letter.charCodeAt(0));
  document.getElementById(id).remove();
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  return new Response(stream, { headers: { "Content-Type": type } });
};
if (document.getElementById("packed-program")) {
  source.more = () => unpacked("packed-more", "text/html").text();
  source.program = () => unpacked("packed-program", "application/wasm");
  source.glue = () => glueOfPinprick;
  source.class = () => unpacked("packed-class", "text/html").text();
}
