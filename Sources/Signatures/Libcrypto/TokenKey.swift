import COpenSSL

/// The name of a key on a PKCS#11 token: `pkcs11:token=…;object=…?module-path=…`.
///
/// - Source: RFC 7512. `module-path` names the library of the token's maker; without it, p11-kit's proxy is asked.
package struct TokenKeyName: Hashable, Sendable {
  /// The name without the part after the question mark, for the token.
  let object: String
  /// The library of the token's maker.
  let module: String?

  /// Reads a name; nil for text that is none.
  ///
  /// - Throws: `.unsupported` when it holds the PIN, which then would stand in files and lists of processes.
  package init?(_ text: String) throws(SignatureFault) {
    guard text.hasPrefix("pkcs11:") else { return nil }
    let parts = text.split(separator: "?", maxSplits: 1).map(String.init)
    var module: String?
    for attribute in parts.count == 2 ? parts[1].split(separator: "&") : [] {
      let pair = attribute.split(separator: "=", maxSplits: 1).map(String.init)
      switch pair.first {
      case "module-path" where pair.count == 2: module = Self.decoded(pair[1])
      default: throw .unsupported(field: "pkcs11", value: pair.first ?? "")
      }
    }
    (object, self.module) = (parts[0], module)
  }

  /// Percent-encoded octets as they are meant.
  private static func decoded(_ text: String) -> String {
    var bytes: [UInt8] = []
    var rest = text.utf8[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"), let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) {
        bytes.append(value)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension PrivateKey {
  /// A key on a PKCS#11 token, which it never leaves: the token signs.
  ///
  /// - Throws: `.libcrypto` when the engine `pkcs11` (libp11) or the module is not there, `.wrongPassphrase` when the
  ///   token doesn't take the PIN or has no such key.
  package convenience init(on token: TokenKeyName, pin: String) throws(SignatureFault) {
    guard let engine = ENGINE_by_id("pkcs11") else { throw Libcrypto.failure("ENGINE_by_id(\"pkcs11\")") }
    // The structural reference and, once it is started, the functional one; the key holds one of its own.
    defer { ENGINE_free(engine) }
    if let module = token.module {
      try Libcrypto.check(ENGINE_ctrl_cmd_string(engine, "MODULE_PATH", module, 0), "MODULE_PATH")
    }
    try Libcrypto.check(ENGINE_init(engine), "ENGINE_init")
    defer { ENGINE_finish(engine) }
    try Libcrypto.check(ENGINE_ctrl_cmd_string(engine, "PIN", pin, 0), "PIN")
    guard let key = ENGINE_load_private_key(engine, token.object, nil, nil) else {
      ERR_clear_error()
      throw .wrongPassphrase
    }
    try self.init(owning: key)
  }
}
