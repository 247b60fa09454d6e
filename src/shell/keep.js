// Keeps the page for when there is no network, because the reader asks for it, and says what came of it. Loaded only then,
// and where the page is kept already.
const WORDS = "@WORDS";

const button = document.querySelector("[data-keep]");
const line = button.nextElementSibling;
const say = (words) => { line.textContent = words; };

/** How much is kept, in millions of bytes. */
const kept = async () => {
  let bytes = 0;
  for (const name of (await caches.keys()).filter((name) => name.startsWith("pinprick-"))) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) bytes += (await (await cache.match(request)).blob()).size;
  }
  return (bytes / 1e6).toFixed(1);
};

const done = async () => {
  say(WORDS.done.replace("{n}", await kept()));
  button.hidden = true;
};

// What is open goes on with its version. Only the page in which the reader says so begins the new one.
const offer = (worker) => {
  say(WORDS.newer);
  button.textContent = WORDS.begin;
  button.hidden = false;
  button.onclick = (event) => {
    event.stopPropagation();
    navigator.serviceWorker.addEventListener("controllerchange", () => location.reload());
    worker.postMessage("begin");
  };
};

/** The worker once it has kept everything. */
const settled = (worker) => new Promise((kept, refused) => {
  const look = () => {
    if (["installed", "activating", "activated"].includes(worker.state)) kept(worker);
    if (worker.state === "redundant") refused(new Error("a file could not be kept"));
  };
  worker.addEventListener("statechange", look);
  look();
});

const follow = (registration) => {
  const { waiting } = registration;
  if (waiting && navigator.serviceWorker.controller) offer(waiting);
  registration.addEventListener("updatefound", () => {
    // The first has nothing to follow.
    if (!registration.active) return;
    settled(registration.installing).then(offer, console.warn);
  });
};

export const keep = async () => {
  say(WORDS.keeping);
  try {
    const registration = await navigator.serviceWorker.register(pinprick.createScriptURL(""));
    await settled(registration.installing ?? registration.waiting ?? registration.active);
    follow(registration);
    await done();
  } catch (error) {
    // No storage, a frame of another site, a file: the page is as it was.
    console.warn(error);
    say(WORDS.refused);
  }
};

// Kept already.
if (navigator.serviceWorker?.controller) {
  await done();
  const registration = await navigator.serviceWorker.getRegistration();
  if (registration) follow(registration);
}
