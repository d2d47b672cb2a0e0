// Ballot papers work without this file. With it, ranking is by buttons and dragging, and sums run along.

// Ranking: the order of the lines is the ranking. The selects stay what is sent; the buttons and the pointer set them.
for (const list of document.querySelectorAll(".paper-ranks")) {
  const words = { up: list.dataset.first, down: list.dataset.last };

  const ranked = () => [...list.children].filter((line) => line.querySelector("select").value !== "");

  const number = () => ranked().forEach((line, place) => { line.querySelector("select").value = String(place + 1); });

  const sort = () => {
    const rank = (line) => Number(line.querySelector("select").value || 1000);
    [...list.children].sort((one, other) => rank(one) - rank(other)).forEach((line) => list.append(line));
  };

  const move = (line, step) => {
    const select = line.querySelector("select");
    if (select.value === "") select.value = String(ranked().length + 1);
    sort();
    const other = step < 0 ? line.previousElementSibling : line.nextElementSibling;
    if (other && other.querySelector("select").value !== "") {
      if (step < 0) other.before(line); else other.after(line);
    }
    number();
  };

  for (const line of list.children) {
    const label = line.querySelector(".option-label").textContent;
    const buttons = document.createElement("span");
    buttons.className = "paper-moves";
    for (const [word, step, sign] of [[words.up, -1, "↑"], [words.down, 1, "↓"]]) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "button button-plain";
      button.textContent = sign;
      button.setAttribute("aria-label", word + " " + label);
      button.addEventListener("click", () => { move(line, step); button.focus(); });
      buttons.append(button);
    }
    line.querySelector("select").after(buttons);
    // The handle is for a finger or a mouse; whoever uses the keyboard has the buttons.
    const handle = document.createElement("span");
    handle.className = "paper-handle";
    handle.textContent = "≡";
    handle.setAttribute("aria-hidden", "true");
    line.prepend(handle);
    handle.addEventListener("pointerdown", (event) => {
      event.preventDefault();
      line.classList.add("is-dragged");
      // On the document, since moving the line in it would let go of the pointer.
      const moved = (step) => {
        const over = [...list.children].find((other) => {
          const box = other.getBoundingClientRect();
          return other !== line && step.clientY >= box.top && step.clientY < box.bottom;
        });
        if (!over) return;
        const box = over.getBoundingClientRect();
        if (step.clientY < box.top + box.height / 2) over.before(line); else over.after(line);
      };
      const dropped = () => {
        document.removeEventListener("pointermove", moved);
        document.removeEventListener("pointerup", dropped);
        document.removeEventListener("pointercancel", dropped);
        line.classList.remove("is-dragged");
        // Whatever stands above the dragged line is ranked before it; the places are numbered anew from the first.
        const lines = [...list.children];
        lines.slice(0, lines.indexOf(line) + 1).forEach((one) => { one.querySelector("select").value = "1"; });
        number();
      };
      document.addEventListener("pointermove", moved);
      document.addEventListener("pointerup", dropped);
      document.addEventListener("pointercancel", dropped);
    });
  }

  list.addEventListener("change", sort);
}

// Running sums: what the chosen projects cost, or what votes cost in credits.
for (const total of document.querySelectorAll(".paper-total")) {
  const box = total.closest(".paper-lines");
  const squares = box.dataset.squares !== undefined;
  const limit = Number((squares ? box.dataset.squares : box.dataset.limit) ?? Infinity);
  const show = () => {
    let sum = 0;
    if (squares) {
      for (const votes of box.querySelectorAll("input[type=number]")) sum += Number(votes.value) ** 2;
    } else {
      for (const chosen of box.querySelectorAll("input:checked")) sum += Number(chosen.dataset.weight);
    }
    total.textContent = total.dataset.label + " " + (squares ? sum : sum / 100).toLocaleString(document.documentElement.lang);
    total.classList.toggle("is-over", sum > limit);
  };
  box.addEventListener("input", show);
  show();
}
