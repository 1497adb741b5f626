// The cards of some claims, from the one file that holds all, fetched once for all lists on the page.

let file = null;

function load() {
  file ??= fetch(new URL("evidence/claims.json", document.baseURI)).then((answer) => {
    if (!answer.ok) throw new Error(answer.statusText);
    return answer.json();
  }).catch((error) => {
    file = null;
    throw error;
  });
  return file;
}

export default function (component) {
  const { data, parentElement, setTriggerValue } = component;
  const root = parentElement.querySelector(".cards");
  const wanted = data.ids.join();
  root.wanted = wanted;
  load().then((claims) => {
    if (root.wanted !== wanted || root.shown === wanted) return;
    root.shown = wanted;
    // Each card was rendered and escaped by the server.
    root.innerHTML = data.ids.map((id) => claims[id].card).join("");
    if (!data.choose) return;
    root.querySelectorAll("article[data-located]").forEach((card) => {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = "Show on the map";
      button.addEventListener("click", () => setTriggerValue("chosen", card.id));
      card.append(button);
    });
  }).catch(() => {
    root.textContent = "The statements cannot be loaded. Reload the page to try again.";
  });
}
