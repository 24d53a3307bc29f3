// What a page says of states. Runs in a browser, on the page that is shown or on one that was fetched.

// Reads History pages and pages of reviews; call it once in a page, then use `globalThis.facts`.
export function learnToRead() {
  const plain = (text) => (text ?? "").replace(/[\u2066-\u2069\u200e\u200f]/g, "").replace(/\s+/g, " ").trim();
  const instance = (link) => decodeURIComponent(new URL(link.getAttribute("href"), location).pathname.split("/i/")[1]);
  const strip = (page) => [...(page.querySelectorAll("ol.strip")[0]?.children ?? [])].map((stage) => [plain(stage.firstElementChild.textContent), stage.dataset.state, stage.hasAttribute("aria-current")]);

  // The event, the slider, and each instance whose state differs from the event before.
  const history = (page) => ({
    title: plain(page.querySelector("#travel h2")?.textContent),
    slider: page.querySelector("#at").getAttribute("aria-valuetext"),
    more: plain(page.querySelector(".diff ~ .quiet, .scroll ~ .quiet")?.textContent),
    strip: strip(page),
    past: page.querySelector(".past") !== null,
    changes: [...page.querySelectorAll("table.diff tbody tr")]
      .filter((row) => row.querySelector("th a"))
      .map((row) => ({
        instance: instance(row.querySelector("th a")),
        what: plain(row.querySelector("th .quiet").textContent),
        before: plain(row.querySelector("td del")?.textContent),
        after: plain(row.querySelector("td ins")?.textContent),
      })),
  });

  // The instances that are listed, and how many there are of each machine.
  const review = (page) => ({
    strip: strip(page),
    machines: [...page.querySelectorAll("#instances tbody")].map((group) => ({
      machine: group.id.slice("all-".length),
      count: plain(group.querySelector(".count").textContent),
      shown: [...group.querySelectorAll("th[scope=row]")].map((row) => {
        const state = row.nextElementSibling;
        return [instance(row.querySelector("a")), plain(state.querySelector("bdi").textContent), state.querySelector(".quiet") !== null];
      }),
    })),
  });

  const fetched = async (path) => {
    const answer = await fetch(path);
    if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
    return answer;
  };
  const page = async (path) => new DOMParser().parseFromString(await (await fetched(path)).text(), "text/html");
  globalThis.facts = {
    history,
    review,
    historyOf: async (path) => history(await page(path)),
    reviewOf: async (path) => review(await page(path)),
    json: async (path) => (await fetched(path)).json(),
  };
}
