// Electronic signatures with a key that never leaves this browser: made here, kept here, and not to be exported. The page
// gives the bytes of the resolution and the certificate; what is signed is written down here, byte for byte, from the
// digest that is computed here. DER is X.690; requests are RFC 2986, signed attributes RFC 5652 with RFC 5035.

const hexOf = (bytes) => [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
const fromHex = (text) => Uint8Array.from(text.match(/../g) ?? [], (pair) => parseInt(pair, 16));
const fromBase64 = (text) => Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
const toBase64 = (bytes) => btoa([...bytes].map((byte) => String.fromCharCode(byte)).join(""));
const sha256 = async (bytes) => new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));

const concat = (...parts) => {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let place = 0;
  for (const part of parts) { whole.set(part, place); place += part.length; }
  return whole;
};

// One element of DER.
const element = (tag, ...parts) => {
  const content = concat(...parts);
  const size = content.length;
  const length = size < 128 ? [size] : size < 256 ? [0x81, size] : [0x82, size >> 8, size & 255];
  return concat(Uint8Array.of(tag, ...length), content);
};
const sequence = (...parts) => element(0x30, ...parts);
// A SET OF stands in the order of its encodings.
const set = (...parts) => {
  const sorted = [...parts].map(hexOf).sort().map(fromHex);
  return element(0x31, ...sorted);
};

const names = {
  commonName: "0603550403", ecdsaSHA256: "06082a8648ce3d040302", data: "06092a864886f70d010701",
  contentType: "06092a864886f70d010903", messageDigest: "06092a864886f70d010904", signingTime: "06092a864886f70d010905",
  signingCertificateV2: "060b2a864886f70d010910022f",
};
const named = (name) => fromHex(names[name]);

// The element of DER at a place.
const read = (bytes, place) => {
  let [size, start] = [bytes[place + 1], place + 2];
  if (size > 127) {
    const count = size & 127;
    size = 0;
    for (let index = 0; index < count; index += 1) size = size * 256 + bytes[start + index];
    start += count;
  }
  return { tag: bytes[place], start, end: start + size, whole: bytes.slice(place, start + size) };
};

// What a signature names of a certificate: issuer, serial number and key.
const partsOf = (certificate) => {
  const body = read(certificate, read(certificate, 0).start);
  const found = [];
  for (let place = body.start; place < body.end;) {
    const one = read(certificate, place);
    found.push(one.whole);
    place = one.end;
  }
  const [, serial, , issuer, , , key] = found;
  return { serial, issuer, key };
};

// r ‖ s, as WebCrypto gives it, as DER.
const signatureDER = (raw) => {
  const integer = (half) => {
    let first = 0;
    while (first < half.length - 1 && half[first] === 0) first += 1;
    const digits = half.slice(first);
    return element(0x02, digits[0] > 127 ? concat(Uint8Array.of(0), digits) : digits);
  };
  return sequence(integer(raw.slice(0, 32)), integer(raw.slice(32)));
};

const algorithm = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" };

// The attributes of a signature (CAdES-BES) under the bytes of this digest.
const attributesOf = async (digest, certificate, time) => {
  const { serial, issuer } = partsOf(certificate);
  const stamp = time.toISOString().replace(/[-:T]/g, "").slice(2, 14) + "Z";
  const attribute = (name, value) => sequence(named(name), element(0x31, value));
  const one = sequence(element(0x04, await sha256(certificate)), sequence(sequence(element(0xa4, issuer)), serial));
  return set(
    attribute("contentType", named("data")),
    attribute("signingTime", element(0x17, new TextEncoder().encode(stamp))),
    attribute("messageDigest", element(0x04, digest)),
    attribute("signingCertificateV2", sequence(sequence(one))));
};

// Signs the bytes of a resolution, and nothing else: without the digest that its page shows there is no signature.
const signBytes = async (bytes, shown, certificate, key, time = new Date()) => {
  const digest = await sha256(bytes);
  if (hexOf(digest) !== shown) return null;
  const attributes = await attributesOf(digest, certificate, time);
  const value = new Uint8Array(await crypto.subtle.sign(algorithm, key, attributes));
  return { attributes: toBase64(attributes), value: toBase64(value) };
};

// A request for a certificate of a key, as a PEM.
const requestFor = async (name, keys) => {
  const key = new Uint8Array(await crypto.subtle.exportKey("spki", keys.publicKey));
  const subject = sequence(element(0x31, sequence(named("commonName"), element(0x0c, new TextEncoder().encode(name)))));
  const body = sequence(Uint8Array.of(2, 1, 0), subject, key, Uint8Array.of(0xa0, 0));
  const raw = new Uint8Array(await crypto.subtle.sign(algorithm, keys.privateKey, body));
  const whole = sequence(
    body, sequence(named("ecdsaSHA256")), element(0x03, Uint8Array.of(0), signatureDER(raw)));
  const lines = toBase64(whole).match(/.{1,64}/g).join("\n");
  return { pem: `-----BEGIN CERTIFICATE REQUEST-----\n${lines}\n-----END CERTIFICATE REQUEST-----\n`, key: hexOf(key) };
};

// The drawer of keys in this browser.
const drawer = () => new Promise((resolve, reject) => {
  const opening = indexedDB.open("gongzhi-signing", 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore("keys", { keyPath: "id" });
  opening.onsuccess = () => resolve(opening.result);
  opening.onerror = () => reject(opening.error);
});
const inDrawer = async (mode, use) => {
  const database = await drawer();
  try {
    return await new Promise((resolve, reject) => {
      const asked = use(database.transaction("keys", mode).objectStore("keys"));
      asked.onsuccess = () => resolve(asked.result);
      asked.onerror = () => reject(asked.error);
    });
  } finally { database.close(); }
};
const keep = (kept) => inDrawer("readwrite", (keys) => keys.put(kept));
const find = (person, key) => inDrawer("readonly", (keys) => keys.get(person + " " + key));

globalThis.documentSigning = { attributesOf, signBytes, requestFor, partsOf, find, fromBase64, toBase64, hexOf, sha256 };

const partOf = (page, name) => page.querySelector("[data-part=" + name + "]");
const sayOn = (page, text, isBad = false) => {
  const status = partOf(page, "status");
  status.textContent = text;
  status.classList.toggle("is-over", isBad);
  status.focus();
};
const problemOf = async (answer, otherwise) => {
  try {
    const problem = await answer.json();
    return problem.detail ?? otherwise;
  } catch { return otherwise; }
};
const send = (page, fields) => fetch(page.dataset.api, {
  method: "POST", headers: { "Content-Type": "application/json", "X-CSRF-Token": page.dataset.csrf },
  body: JSON.stringify(fields),
});

const beginEnrolment = (page) => {
  const words = page.dataset;
  partOf(page, "make-button").addEventListener("click", async (event) => {
    event.target.disabled = true;
    try {
      const keys = await crypto.subtle.generateKey(algorithm, false, ["sign", "verify"]);
      const { pem, key } = await requestFor(words.name, keys);
      // Kept before it is sent: a certificate without its key would be worth nothing.
      await keep({ id: words.person + " " + key, privateKey: keys.privateKey, request: pem });
      partOf(page, "request").hidden = false;
      partOf(page, "request-text").value = pem;
      partOf(page, "request-link").href = "data:application/pkcs10;base64," + btoa(pem);
      const pasted = document.querySelector("textarea[name=request]");
      if (pasted) pasted.value = pem;
      if (words.issued !== "yes") { sayOn(page, words.made); return; }
      const answer = await send(page, { request: pem });
      if (!answer.ok) { sayOn(page, await problemOf(answer, words.failed), true); return; }
      location.assign("/certificates?receipt=" + (await answer.json()).sequence);
    } catch { sayOn(page, words.failed, true); } finally { event.target.disabled = false; }
  });
  page.hidden = false;
};

const beginSigning = async (page) => {
  const words = page.dataset;
  page.hidden = false;
  const button = partOf(page, "sign-button");
  try {
    const answer = await fetch(words.bytes);
    if (!answer.ok) throw new Error(answer.status);
    const bytes = new Uint8Array(await answer.arrayBuffer());
    const digest = hexOf(await sha256(bytes));
    partOf(page, "computed").textContent = digest;
    if (digest !== words.digest) { sayOn(page, words.other, true); return; }
    let own = null;
    for (const item of page.querySelectorAll("[data-certificate]")) {
      const certificate = fromBase64(item.dataset.certificate);
      const kept = await find(words.person, hexOf(partsOf(certificate).key));
      if (kept && !own) own = { certificate, key: kept.privateKey, name: item.dataset.fingerprint, subject: item.textContent };
    }
    if (!own) { sayOn(page, words.nokey); return; }
    partOf(page, "subject").textContent = own.subject;
    button.disabled = false;
    button.addEventListener("click", async () => {
      button.disabled = true;
      try {
        const signed = await signBytes(bytes, words.digest, own.certificate, own.key);
        if (!signed) { sayOn(page, words.other, true); return; }
        const sent = await send(page, { digest: words.digest, certificate: own.name, ...signed });
        if (!sent.ok) { sayOn(page, await problemOf(sent, words.failed), true); button.disabled = false; return; }
        location.assign(location.pathname + "?receipt=" + (await sent.json()).sequence);
      } catch { sayOn(page, words.failed, true); button.disabled = false; }
    });
  } catch { sayOn(page, words.failed, true); }
};

if (globalThis.document) {
  for (const page of document.querySelectorAll(".enrolment")) beginEnrolment(page);
  for (const page of document.querySelectorAll(".browser-signing")) beginSigning(page);
}
