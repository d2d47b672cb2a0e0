import Signatures
import Testing
import Vocabulary

@Suite("Keys and names") struct KeyTests {
  @Test("a sealed key opens with its passphrase alone, for us and for openssl", arguments: KeyKind.allCases)
  func sealed(_ kind: KeyKind) throws {
    let key = try PrivateKey.generate(kind)
    let shell = try OpenSSL()

    let sealed = try key.sealed(passphrase: "correct horse 口令")

    #expect(try PrivateKey(sealed: sealed, passphrase: "correct horse 口令").publicKey.der == key.publicKey.der)
    #expect(fault { _ = try PrivateKey(sealed: sealed, passphrase: "wrong") } == .wrongPassphrase)
    #expect(fault { _ = try key.sealed(passphrase: "") } != nil)
    try shell.write("key.pem", PEM.text("ENCRYPTED PRIVATE KEY", sealed))
    try shell.write("pass", "correct horse 口令")
    try shell.must("pkey -in key.pem -passin file:pass -pubout -outform DER -out public.der")
    #expect(try shell.read("public.der") == key.publicKey.der)
    #expect(try shell.run("pkey -in key.pem -passin pass:wrong -noout").code != 0)
  }

  @Test("a short RSA key, a curve that is not known and trailing bytes are refused") func weak() throws {
    let shell = try OpenSSL()
    try shell.must("genpkey -algorithm rsa -pkeyopt rsa_keygen_bits:1024 -out rsa.pem")
    try shell.must("pkey -in rsa.pem -pubout -outform DER -out rsa.der")
    try shell.must("genpkey -algorithm ec -pkeyopt ec_paramgen_curve:secp256k1 -out ec.pem")
    try shell.must("pkey -in ec.pem -pubout -outform DER -out ec.der")

    #expect(fault { _ = try PublicKey(der: try shell.read("rsa.der")) } == .wrongKey("RSA 1024 bit"))
    #expect(
      fault { _ = try PublicKey(der: try shell.read("ec.der")) }
        == .unsupported(field: "subjectPublicKeyInfo.curve", value: "1.3.132.0.10"))
    #expect(fault { _ = try PublicKey(der: try PrivateKey.generate(.p256).publicKey.der + [0]) } != nil)
  }

  @Test("a request is taken from whoever holds the key, and ours are read by openssl") func requests() throws {
    let key = try PrivateKey.generate(.p256)
    let request = try CertificateRequest(subject: try DistinguishedName("CN=王芳,O=向阳"), key: key)
    let shell = try OpenSSL()
    try shell.write("request.pem", request.pem)

    try shell.must("req -verify -noout -in request.pem")

    #expect(try CertificateRequest(Array(request.pem.utf8)).subject.description == "CN=王芳,O=向阳")
    for index in request.der.indices {
      var damaged = request.der
      damaged[index] ^= 1
      #expect(fault { _ = try CertificateRequest(damaged) } != nil, "byte \(index)")
    }
  }

  @Test("a name reads back as it was written, whatever is in it") func names() throws {
    for text in ["CN=王芳,O=向阳街道办事处,C=CN", "CN=a\\,b\\=c\\\\d", "CN=李明,title=主任,serialNumber=20260001,L=北京"] {
      #expect(try DistinguishedName(text).description == text)
    }
    for text in ["", "CN", "CN=", "X=1", "C=China", "CN=a,,O=b"] {
      #expect(throws: SignatureFault.self, "\(text)") { try DistinguishedName(text) }
    }
    let shell = try OpenSSL()
    try shell.write("ca.pem", try Office.authority(.p256, name: "CN=向阳街道 CA,C=CN").certificate.pem)
    #expect(
      try shell.run("x509 -in ca.pem -noout -subject -nameopt RFC2253,-esc_msb,utf8").text
        == "subject=C=CN,CN=向阳街道 CA\n")
  }

  @Test("what an authority issues and revokes is read by openssl in strict mode", arguments: [KeyKind.p256, .rsa])
  func authority(_ kind: KeyKind) throws {
    let office = try Office(.p256, authority: kind)
    let shell = try OpenSSL()
    let list = try office.authority.revocationList(
      [.init(serial: office.certificate.serial, at: Office.founded, reason: .keyCompromise)], number: 300,
      at: Office.founded, next: Office.founded.advanced(byDays: 400))
    let clean = try office.authority.revocationList(
      [], number: 299, at: Office.founded, next: Office.founded.advanced(byDays: 400))
    for (name, pem) in [
      ("ca", office.authority.certificate.pem), ("leaf", office.certificate.pem), ("crl", list.pem),
      ("clean", clean.pem),
    ] {
      try shell.write(name + ".pem", pem)
    }
    let verify = "verify -x509_strict -attime \(Office.now.milliseconds / 1000) -CAfile ca.pem "

    try shell.must(verify + "leaf.pem")
    try shell.must(verify + "-crl_check -CRLfile clean.pem leaf.pem")
    let refused = try shell.run(verify + "-crl_check -CRLfile crl.pem leaf.pem")
    #expect(refused.code != 0 && refused.text.contains("revoked"))
    #expect(
      fault {
        _ = try office.authority.issue(
          to: try DistinguishedName("CN=late"), key: office.key.publicKey,
          validity: try Validity(from: Office.founded, until: Office.founded.advanced(byDays: 9000)))
      } != nil)
  }
}
