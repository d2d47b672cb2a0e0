import Signatures
import Testing

@Suite("Published vectors") struct VectorTests {
  /// GM/T 0003.5-2012 annex A (also GB/T 32918.5), id 1234567812345678.
  private static let publicKey = """
    -----BEGIN PUBLIC KEY-----
    MFkwEwYHKoZIzj0CAQYIKoEcz1UBgi0DQgAECfnfMR5UIaFQ3X0WHkvFxnIXn60Y
    M/wHa7CP81bzUCDM6kkM4md1pS3G6nGMwapgCu0F+/NeCEpmMvYHLamtEw==
    -----END PUBLIC KEY-----
    """

  @Test("SM2 of GM/T 0003.5 annex A verifies, and not when a byte of it changes") func sm2() throws {
    let key = try PublicKey(der: try #require(try PEM.blocks(Array(Self.publicKey.utf8)).first).der)
    let signature = try #require(
      bytes(
        "3046022100f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720"
          + "b3022100b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa"))
    let message = Array("message digest".utf8)

    #expect(key.kind == .sm2)
    #expect(try key.verifies(signature, over: message, .sm2))
    for index in signature.indices {
      var damaged = signature
      damaged[index] ^= 1
      #expect(try !key.verifies(damaged, over: message, .sm2), "byte \(index)")
    }
    #expect(try !key.verifies(signature, over: Array("message digesT".utf8), .sm2))
  }

  @Test("SM3 of GB/T 32905 annex A") func sm3() throws {
    let one = "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"
    let two = "debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732"

    #expect(try DigestAlgorithm.sm3.digest(Array("abc".utf8)).hexadecimal == one)
    #expect(
      try DigestAlgorithm.sm3.digest(Array(String(repeating: "abcd", count: 16).utf8)).hexadecimal == two)
  }

  @Test("r and s of WebCrypto become DER in its shortest form") func raw() throws {
    let raw = [UInt8](repeating: 0, count: 31) + [0x7F] + [0x80] + [UInt8](repeating: 1, count: 31)

    let der = try RawECDSA.der(raw, kind: .p256)

    #expect(der == [0x30, 38, 2, 1, 0x7F, 2, 33, 0, 0x80] + [UInt8](repeating: 1, count: 31))
    #expect(throws: SignatureFault.self) { try RawECDSA.der(Array(raw.dropLast()), kind: .p256) }
    #expect(throws: SignatureFault.self) { try RawECDSA.der([UInt8](repeating: 0, count: 64), kind: .p256) }
    #expect(throws: SignatureFault.self) { try RawECDSA.der(raw, kind: .rsa) }
  }
}

/// The bytes of a hexadecimal text.
func bytes(_ hexadecimal: String) -> [UInt8]? {
  let digits = hexadecimal.compactMap { $0.hexDigitValue.map { UInt8($0) } }
  guard digits.count == hexadecimal.count, digits.count % 2 == 0 else { return nil }
  return stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
}
