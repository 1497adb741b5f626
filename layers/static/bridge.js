// The Streamlit side of the map page: an iframe, and the messages between it and the script.
// State goes up as `view` when it has settled; a new `serial` from the script sends `view` down.

const SOURCE = "evidence/map";

function isDark(node) {
  const found = getComputedStyle(node).getPropertyValue("--st-background-color").trim();
  const hex = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})/i.exec(found);
  if (!hex) return false;
  const [r, g, b] = hex.slice(1).map((part) => parseInt(part, 16));
  return 0.299 * r + 0.587 * g + 0.114 * b < 128;
}

export default function (component) {
  const { data, parentElement, setStateValue } = component;
  const host = parentElement.querySelector(".map-host");
  let { bridge } = host;
  if (!bridge) {
    const frame = document.createElement("iframe");
    frame.title = data.title;
    frame.src = new URL(SOURCE, document.baseURI).href;
    host.append(frame);
    bridge = { frame, serial: null, ready: false };
    host.bridge = bridge;
    bridge.listen = ({ data: message, origin, source }) => {
      if (source !== frame.contentWindow || origin !== window.location.origin || !message) return;
      if (message.type === "evidence:ready") {
        bridge.ready = true;
        bridge.send();
      } else if (message.type === "evidence:view") {
        bridge.report(message.view);
      }
    };
    window.addEventListener("message", bridge.listen);
  }
  bridge.report = (view) => setStateValue("view", view);
  bridge.send = () => {
    if (!bridge.ready) return;
    const post = (message) => bridge.frame.contentWindow.postMessage(message, window.location.origin);
    post({ type: "evidence:theme", dark: isDark(host) });
    if (data.serial === bridge.serial || !data.view) return;
    bridge.serial = data.serial;
    post({ type: "evidence:apply", view: data.view, notice: data.notice });
  };
  bridge.send();
  return () => window.removeEventListener("message", bridge.listen);
}
