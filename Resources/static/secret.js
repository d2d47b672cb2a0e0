// Secret ballots. This device makes up a message, has the issuer sign it unseen, and votes with the signed message
// without saying who it is. The steps are those of RFC 9474, RSABSSA-SHA384-PSS-Randomized; each function below names
// its section. Whole numbers are BigInt, bytes are Uint8Array, and everything that is kept or sent is hexadecimal.

const saltLength = 48;

const random = (length) => crypto.getRandomValues(new Uint8Array(length));

const join = (...parts) => {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let place = 0;
  for (const part of parts) { whole.set(part, place); place += part.length; }
  return whole;
};

const hex = (bytes) => [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
const bytesOf = (text) => Uint8Array.from(text.match(/../g) ?? [], (pair) => parseInt(pair, 16));
const number = (bytes) => BigInt("0x" + (hex(bytes) || "0"));
const octets = (value, length) => bytesOf(value.toString(16).padStart(2 * length, "0"));

const sha384 = async (bytes) => new Uint8Array(await crypto.subtle.digest("SHA-384", bytes));

// base to the power of exponent, modulo modulus.
const power = (base, exponent, modulus) => {
  let result = 1n;
  for (base %= modulus; exponent > 0n; exponent >>= 1n, base = base * base % modulus) {
    if (exponent & 1n) result = result * base % modulus;
  }
  return result;
};

// The number that times value is 1, modulo modulus; null where there is none (extended Euclid).
const inverse = (value, modulus) => {
  let [low, high, left, right] = [value, modulus, 1n, 0n];
  while (low > 0n) {
    const times = high / low;
    [high, low] = [low, high - times * low];
    [right, left] = [left, right - times * left];
  }
  return high === 1n ? (right % modulus + modulus) % modulus : null;
};

// MGF1 with SHA-384 (RFC 8017, appendix B.2.1).
const mask = async (seed, length) => {
  let made = new Uint8Array();
  for (let counter = 0; made.length < length; counter += 1) {
    made = join(made, await sha384(join(seed, octets(BigInt(counter), 4))));
  }
  return made.slice(0, length);
};

// EMSA-PSS-ENCODE (RFC 8017, section 9.1.1).
const encode = async (prepared, bits, salt) => {
  const length = Math.ceil(bits / 8);
  const digest = await sha384(join(new Uint8Array(8), await sha384(prepared), salt));
  const block = join(new Uint8Array(length - salt.length - digest.length - 2), Uint8Array.of(1), salt);
  const hidden = await mask(digest, block.length);
  const masked = block.map((byte, place) => byte ^ hidden[place]);
  masked[0] &= 0xff >> (8 * length - bits);
  return join(masked, digest, Uint8Array.of(0xbc));
};

// Whether a signature is one of the key on a prepared message (RFC 8017, sections 8.1.2 and 9.1.2).
const isSigned = async (key, prepared, signature) => {
  const [size, bits] = [key.modulus.toString(16).length / 2, key.modulus.toString(2).length - 1];
  const value = number(signature);
  if (signature.length !== size || value >= key.modulus) return false;
  const length = Math.ceil(bits / 8);
  const found = octets(power(value, key.exponent, key.modulus), length);
  const digest = found.slice(length - 49, length - 1);
  const hidden = await mask(digest, length - 49);
  const block = found.slice(0, length - 49).map((byte, place) => byte ^ hidden[place]);
  block[0] &= 0xff >> (8 * length - bits);
  return hex(await encode(prepared, bits, block.slice(block.length - saltLength))) === hex(found);
};

// Prepare and Blind (RFC 9474, sections 4.1 and 4.2). `chosen` is for the published test vectors alone.
const blind = async (key, chosen = {}) => {
  const message = chosen.message ?? random(32);
  const randomizer = chosen.randomizer ?? random(32);
  const [size, bits] = [key.modulus.toString(16).length / 2, key.modulus.toString(2).length - 1];
  const encoded = number(await encode(join(randomizer, message), bits, chosen.salt ?? random(saltLength)));
  let [factor, undo] = [0n, null];
  while (undo === null) {
    factor = chosen.factor ?? number(random(size + 16)) % key.modulus;
    undo = factor > 0n ? inverse(factor, key.modulus) : null;
  }
  const blinded = encoded * power(factor, key.exponent, key.modulus) % key.modulus;
  return {
    message: hex(message), randomizer: hex(randomizer), undo: hex(octets(undo, size)), blinded: hex(octets(blinded, size)),
  };
};

// Finalize (RFC 9474, section 4.4): takes the blinding off and checks what is left.
const finalize = async (key, made, answer) => {
  const size = key.modulus.toString(16).length / 2;
  const signature = octets(number(bytesOf(answer)) * number(bytesOf(made.undo)) % key.modulus, size);
  const prepared = join(bytesOf(made.randomizer), bytesOf(made.message));
  if (!await isSigned(key, prepared, signature)) return null;
  return { message: made.message, randomizer: made.randomizer, signature: hex(signature) };
};

globalThis.secretBallot = { blind, finalize, isSigned, bytesOf, number };

// What the page does with it.
const begin = (page) => {
  const words = page.dataset;
  const key = { modulus: number(bytesOf(words.modulus)), exponent: BigInt(words.exponent) };
  const drawer = "gongzhi.credential." + words.ballot + ".";
  const part = (name) => page.querySelector("[data-part=" + name + "]");
  const show = (name, isShown) => { const found = part(name); if (found) found.hidden = !isShown; };

  // Which credential is meant: that of the person who is signed in, else the only one on this device.
  const names = Object.keys(localStorage).filter((name) => name.startsWith(drawer));
  let place = words.person ? drawer + words.person : names.length === 1 ? names[0] : drawer + "here";
  const read = () => JSON.parse(localStorage.getItem(place) ?? "null");
  const write = (kept) => localStorage.setItem(place, JSON.stringify(kept));

  const say = (text, isBad = false) => {
    const status = part("status");
    status.textContent = text;
    status.classList.toggle("is-over", isBad);
    status.focus();
  };

  // The credential as text, to be printed or brought to another device.
  const text = (kept) => ["gongzhi-credential 1", words.ballot, kept.message, kept.randomizer, kept.signature].join("\n");

  const draw = () => {
    const kept = read();
    const isSigned = Boolean(kept?.signature);
    show("fetch", !isSigned);
    show("have", isSigned);
    show("paper", isSigned && words.open === "yes");
    show("early", isSigned && words.open !== "yes");
    show("receipt", Boolean(kept?.receipt));
    if (isSigned && part("text")) part("text").value = text(kept);
    if (kept?.receipt) {
      const link = part("receipt-link");
      link.href = words.page + "/receipts/" + kept.receipt;
      part("receipt-text").textContent = kept.receipt;
    }
  };

  const problem = async (answer) => {
    try { return (await answer.json()).detail ?? words.failed; } catch { return words.failed; }
  };

  part("fetch-button")?.addEventListener("click", async (event) => {
    event.target.disabled = true;
    try {
      // Kept before it is sent: should the answer be lost, the same request is sent again.
      const made = read() ?? await blind(key);
      write(made);
      const answer = await fetch(words.issue, {
        method: "POST", headers: { "Content-Type": "application/json", "X-CSRF-Token": words.csrf },
        body: JSON.stringify({ blinded: made.blinded }),
      });
      if (!answer.ok) { say(await problem(answer), true); return; }
      const credential = await finalize(key, made, (await answer.json()).signature);
      if (!credential) { say(words.unsigned, true); return; }
      write(credential);
      draw();
      say(words.fetched);
    } catch { say(words.failed, true); } finally { event.target.disabled = false; }
  });

  part("restore-button")?.addEventListener("click", async () => {
    const lines = part("restore").value.trim().split(/\s*\n\s*/);
    const [, ballot, message, randomizer, signature] = lines;
    const isWhole = lines[0] === "gongzhi-credential 1" && ballot === words.ballot
      && [message, randomizer, signature].every((line) => /^[0-9a-f]+$/.test(line ?? ""))
      && await isSigned(key, join(bytesOf(randomizer), bytesOf(message)), bytesOf(signature));
    if (!isWhole) { say(words.unreadable, true); return; }
    write({ message, randomizer, signature });
    draw();
    say(words.fetched);
  });

  part("forget-button")?.addEventListener("click", () => { localStorage.removeItem(place); draw(); say(words.forgotten); });
  part("print-button")?.addEventListener("click", () => globalThis.print());

  // What is marked on the paper, as the address for votes reads it, and the same in words from the labels of the paper.
  const marked = (form, button) => {
    if (button?.name === "choice") return { said: { choice: button.value }, spoken: [words.choiceAbstain] };
    const label = (field) => field.closest("label, li, fieldset, div").querySelector(".option-label, legend").textContent;
    const [choice] = form.querySelectorAll("[name=choice]:checked");
    if (choice) return { said: { choice: choice.value }, spoken: [label(choice)] };
    const named = [...form.querySelectorAll("[name=named]:checked")];
    if (named.length) return { said: { named: named.map((field) => field.value) }, spoken: named.map(label) };
    const rows = [...form.querySelectorAll("[name$='.option']")].map((option) => {
      const name = option.name.replace(/option$/, "mark");
      const field = form.querySelector(`[name="${name}"]:checked`) ?? form.querySelector(`select[name="${name}"], input[type=number][name="${name}"]`);
      const mark = field?.value ?? "";
      const inWords = field?.selectedOptions?.[0].textContent ?? field?.parentNode.querySelector("span")?.textContent ?? mark;
      return { option: option.value, mark, spoken: label(option) + words.colon + (field?.type === "number" ? mark : inWords) };
    }).filter((row) => row.mark !== "" && Number(row.mark) !== 0);
    if (!rows.length) return { said: null, spoken: [] };
    return {
      said: { marks: rows.map(({ option, mark }) => ({ option, mark: Number(mark) })) }, spoken: rows.map((row) => row.spoken),
    };
  };

  const form = page.querySelector("form.paper-form");
  let said = null;
  form?.addEventListener("submit", (event) => {
    event.preventDefault();
    const read = marked(form, event.submitter);
    said = read.said;
    if (!said) { say(words.nothing, true); return; }
    part("said").replaceChildren(...read.spoken.map((line) => {
      const item = document.createElement("li");
      item.textContent = line;
      return item;
    }));
    show("check", true);
    form.hidden = true;
    part("check").querySelector("h2").focus();
  });

  const back = () => { show("check", false); form.hidden = false; };
  part("change-button")?.addEventListener("click", back);

  part("cast-button")?.addEventListener("click", async (event) => {
    event.target.disabled = true;
    const { message, randomizer, signature, receipt: former } = read();
    try {
      // Without credentials of the browser: no cookie goes along, and the connection is another one.
      const answer = await fetch(words.cast, {
        method: "POST", credentials: "omit", referrerPolicy: "no-referrer",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify({ message, randomizer, signature, ...said }),
      });
      if (!answer.ok) { say(await problem(answer), true); return; }
      const entered = await answer.json();
      write({ message, randomizer, signature, receipt: entered.sequence + "." + entered.leaf });
      back();
      draw();
      say(former ? words.changed : words.done);
    } catch { say(words.failed, true); } finally { event.target.disabled = false; }
  });

  page.hidden = false;
  draw();
  if (!words.person && names.length > 1) say(words.several);
};

if (globalThis.document) for (const page of document.querySelectorAll(".secret-ballot")) begin(page);
