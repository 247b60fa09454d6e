// What present mode says, the lessons that come with it, and short names for what all its parts do with the document.
const given = JSON.parse(document.getElementById("class-data").textContent);
const root = document.documentElement;

/** The words of a name, with what stands in braces filled in. */
const words = (name, values = {}) => given.words[name].replace(/\{(\w+)\}/g, (_, key) => values[key] ?? "");

const find = (selector, within = document) => within.querySelector(selector);
const all = (selector, within = document) => [...within.querySelectorAll(selector)];

/** An element with its properties and what is in it; a name with a hyphen is an attribute. */
const element = (name, properties = {}, ...inside) => {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (key.includes("-") || key === "role") made.setAttribute(key, value);
    else made[key] = value;
  }
  made.append(...inside);
  return made;
};

const copyOf = (value) => JSON.parse(JSON.stringify(value));

// Kept for this tab, so that a reload goes on where the class was. Where that is refused, a reload begins anew.
const KEPT = "pinprick-class";
const keepLesson = (lesson) => {
  try {
    sessionStorage.setItem(KEPT, JSON.stringify(lesson));
  } catch {}
};
const keptLesson = () => {
  try {
    return sessionStorage.getItem(KEPT);
  } catch {
    return null;
  }
};
