// Writes to the desktop's clipboard, also where the page is served without a secure context.

export function copyText(text) {
  if (navigator.clipboard && window.isSecureContext) {
    navigator.clipboard.writeText(text).catch(() => copyTheOldWay(text));
  } else {
    copyTheOldWay(text);
  }
}

function copyTheOldWay(text) {
  const typing = document.getElementById("typing");
  typing.value = text;
  typing.focus({ preventScroll: true });
  typing.select();
  document.execCommand("copy");
  typing.value = "";
}
