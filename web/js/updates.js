// Without a network: a service worker (service_worker.js) keeps the files of one version of the page. A new version
// waits until the old one has no page left, so that no page is ever made of files of both; here it is told and taken.

const hour = 3600 * 1000;

function bar(text, action, act) {
  const old = document.getElementById("news");
  old?.remove();
  const box = document.createElement("div");
  box.id = "news";
  box.setAttribute("role", "status");
  box.append(Object.assign(document.createElement("span"), { textContent: text }));
  for (const [label, work] of [[action, act], ["Later", () => box.remove()]]) {
    const button = Object.assign(document.createElement("button"), { type: "button", textContent: label });
    button.addEventListener("click", work);
    box.append(button);
  }
  // Keys and the pointer are the bar's own while it has them.
  for (const kind of ["keydown", "keyup", "pointerdown"]) {
    box.addEventListener(kind, (event) => event.stopPropagation());
  }
  document.body.append(box);
}

/// The answer of a worker to a message.
function ask(worker, message) {
  return new Promise((resolve) => {
    const channel = new MessageChannel();
    channel.port1.onmessage = ({ data }) => resolve(data);
    worker.postMessage(message, [channel.port2]);
  });
}

function tellOf(registration, kept) {
  const take = async () => {
    await kept.write();
    const { taken } = await ask(registration.waiting, "take over");
    if (!taken) bar("Close the other tabs of Headroom first: they work with the old version.", "Try again", take);
  };
  bar("A new version of Headroom is there. Your work is kept.", "Use it now", take);
}

export async function connectUpdates(kept) {
  const workers = navigator.serviceWorker;
  const version = document.querySelector('meta[name="headroom-version"]')?.content;
  if (!workers || !version) return;
  let registration;
  try {
    registration = await workers.register("service_worker.js", { updateViaCache: "none" });
  } catch {
    return; // no storage, or a server that does not offer it: the page works as long as there is a network
  }
  if (!registration) return;
  let follows = workers.controller !== null;
  workers.addEventListener("controllerchange", () => {
    if (follows) location.reload(); // the new version has taken over
    follows = true;
  });
  const watch = (worker) => worker?.addEventListener("statechange", () => {
    if (worker.state === "installed" && registration.active) tellOf(registration, kept);
    if (worker.state === "activated" && !follows) worker.postMessage({ claim: version });
  });
  if (registration.waiting && registration.active) tellOf(registration, kept);
  watch(registration.installing);
  registration.addEventListener("updatefound", () => watch(registration.installing));
  if (!follows && registration.active) registration.active.postMessage({ claim: version });
  const look = () => { if (navigator.onLine) registration.update().catch(() => { /* no network */ }); };
  setInterval(look, hour);
  window.addEventListener("online", look);
}
