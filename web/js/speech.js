// What is said without being asked: effects politely, errors and breaches at once, and at most one of those a second.

const shortest = 1000; // milliseconds between two urgent ones

/// An element with a text; the same text twice in a row is said once.
function speaker(id) {
  const element = document.getElementById(id);
  return (text) => {
    if (element.textContent !== text) element.textContent = text;
  };
}

const words = ({ label, value }) => [label, value].filter(Boolean).join(", ");

export function createSpeech() {
  const polite = speaker("spoken");
  const urgent = speaker("alarm");
  let lastUrgent = -shortest;
  let lastDialog = "";
  let lastTold = []; // what was there before is not said again with what is new

  return {
    /// `nodes` are all of the page, `focused` the one that has the keyboard.
    tell(nodes, focused) {
      const alerts = nodes.filter(({ role }) => role === "alert").map(words);
      const now = performance.now();
      if (alerts.length === 0 || now - lastUrgent >= shortest) {
        urgent(alerts.join(". "));
        if (alerts.length > 0) lastUrgent = now;
      }
      const dialog = nodes.find(({ role }) => role === "dialog")?.label ?? "";
      const standing = nodes.filter(({ role, key }) => role === "status" && key.startsWith("a/")).map(words);
      const told = standing.filter((text) => !lastTold.includes(text));
      lastTold = standing;
      if (dialog !== "" && dialog !== lastDialog) told.unshift(dialog);
      lastDialog = dialog;
      // Where text is typed, the focus stays in one element whatever the field is.
      if (focused?.role === "textbox") told.push(words(focused));
      if (told.length > 0) polite(told.join(". "));
      else if (standing.length === 0) polite("");
    },
  };
}
