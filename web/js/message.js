// Plain words over the page, while it is starting or when it cannot draw.

const box = document.getElementById("message");

export function hideMessage() {
  box.hidden = true;
}

export function showMessage(text, action) {
  box.hidden = false;
  document.getElementById("message-text").textContent = text;
  if (action === undefined || box.querySelector("button")) return;
  const button = document.createElement("button");
  button.textContent = action;
  button.addEventListener("click", () => location.reload());
  box.append(button);
}
