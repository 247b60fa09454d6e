// In the one file what a lesson needs is packed, and comes into the page here; on a host it stands in its own page already.
if (source.class) {
  const [before, after] = (await source.class()).split("<main></main>");
  const main = document.querySelector("main");
  main.insertAdjacentHTML("beforebegin", pinprick.createHTML(before));
  main.insertAdjacentHTML("afterend", pinprick.createHTML(after));
}
