import Signatures
import Testing
import Vocabulary

@Suite("A path to a trusted authority") struct PathTests {
  private func isTrusted(_ office: Office, _ trust: TrustStore, at instant: Instant = Office.now) -> SignatureFault? {
    fault { _ = try trust.path(from: office.certificate, for: .signing, at: instant) }
  }

  @Test("holds from the first second of a certificate to its last") func validity() throws {
    let office = try Office()
    let last = office.certificate.validUntil
    let subject = office.certificate.subject.description

    #expect(isTrusted(office, office.trust, at: Office.founded) == nil)
    #expect(isTrusted(office, office.trust, at: last.advanced(byMilliseconds: 999)) == nil)
    #expect(
      isTrusted(office, office.trust, at: last.advanced(byMilliseconds: 1000))
        == .expired(subject: subject, until: "2028-01-01T00:00:00Z"))
    #expect(
      isTrusted(office, office.trust, at: Office.founded.advanced(byMilliseconds: -1))
        == .notYetValid(subject: subject, from: "2026-01-01T00:00:00Z"))
  }

  @Test("does not lead to an authority of the same name with another key") func strangers() throws {
    let office = try Office()
    let stranger = try Office()

    let found = isTrusted(office, stranger.trust)

    #expect(
      found == .untrusted(subject: office.certificate.subject.description, issuer: "CN=向阳街道 CA,C=CN"))
    #expect(isTrusted(office, TrustStore(anchors: [])) != nil)
    #expect(
      isTrusted(office, TrustStore(anchors: [stranger.authority.certificate, office.authority.certificate])) == nil)
  }

  @Test(
    "ends when a certificate is revoked, from the revocation on and not before", arguments: [KeyKind.p256, .rsa, .sm2])
  func revocation(_ kind: KeyKind) throws {
    let office = try Office(.p256, authority: kind)
    let day = Office.founded.advanced(byDays: 100)
    let list = try office.authority.revocationList(
      [.init(serial: office.certificate.serial, at: day, reason: .cessationOfOperation)], number: 7, at: day,
      next: day.advanced(byDays: 400))
    var trust = office.trust
    trust.revocationLists = [try RevocationList(der: list.der)]
    trust.revocation = .always

    #expect(isTrusted(office, trust, at: day.advanced(byMilliseconds: -1)) == nil)
    #expect(
      isTrusted(office, trust, at: day)
        == .revoked(subject: office.certificate.subject.description, at: "2026-04-11T00:00:00Z", reason: "cessation"))
    let other = try office.authority.issue(
      to: try DistinguishedName("CN=李明"), key: office.key.publicKey,
      validity: try Validity(from: Office.founded, until: day.advanced(byDays: 500)))
    #expect(throws: Never.self) { try trust.path(from: other, for: .signing, at: day) }
    #expect(
      fault { _ = try trust.path(from: other, for: .signing, at: day.advanced(byDays: 401)) }
        == .revocationListOld(issuer: "CN=向阳街道 CA,C=CN", until: "2027-05-16T00:00:00Z"))
    trust.revocationLists = []
    #expect(isTrusted(office, trust) == .revocationUnknown(subject: office.certificate.subject.description))
  }

  @Test("does not take a list that another signed, and takes the newest of the issuer's") func lists() throws {
    let office = try Office()
    let stranger = try Office()
    let day = Office.founded.advanced(byDays: 10)
    let revoked = CertificateAuthority.Revoked(
      serial: office.certificate.serial, at: day, reason: .keyCompromise)
    let late = day.advanced(byDays: 600)
    let clean = try office.authority.revocationList([], number: 1, at: Office.founded, next: late)
    let newer = try office.authority.revocationList([revoked], number: 2, at: day, next: late)
    let forged = try stranger.authority.revocationList([], number: 3, at: day.advanced(byDays: 1), next: late)
    func store(_ lists: RevocationList...) -> TrustStore {
      TrustStore(anchors: [office.authority.certificate], revocationLists: lists, revocation: .always)
    }

    #expect(isTrusted(office, store(clean)) == nil)
    #expect(isTrusted(office, store(newer, clean)) != nil)
    #expect(isTrusted(office, store(newer, clean, forged)) != nil)
    #expect(isTrusted(office, store(forged)) == .revocationUnknown(subject: office.certificate.subject.description))
  }

  @Test("goes through an authority below, when it was allowed to issue") func intermediate() throws {
    let shell = try OpenSSL()
    let office = try Office()
    let validity = try Validity(from: Office.founded, until: Office.founded.advanced(byDays: 365))
    #expect(
      fault {
        _ = try office.authority.issue(
          to: try DistinguishedName("CN=below"), key: office.key.publicKey, validity: validity,
          use: .authority(pathLength: 0))
      } != nil)
    // A root of openssl's that lets others issue.
    try shell.must("genpkey -algorithm ec -pkeyopt ec_paramgen_curve:P-384 -out root.key")
    try shell.must(
      "req -x509 -new -key root.key -subj /CN=root -days 4000 -out root.pem -addext basicConstraints=critical,CA:TRUE -addext keyUsage=critical,keyCertSign,cRLSign"
    )
    let root = try #require(try Certificate.all(in: try shell.read("root.pem")).first)
    let key = try PrivateKey(pkcs8: try #require(try PEM.blocks(try shell.read("root.key")).first).der)
    let start = root.validFrom
    let authority = try CertificateAuthority(certificate: root, key: key)
    let belowKey = try PrivateKey.generate(.p256)
    let term = try Validity(from: start, until: start.advanced(byDays: 365))
    let below = try CertificateAuthority(
      certificate: try authority.issue(
        to: try DistinguishedName("CN=below"), key: belowKey.publicKey, validity: term,
        use: .authority(pathLength: 0)), key: belowKey)
    let leaf = try below.issue(to: try DistinguishedName("CN=王芳"), key: office.key.publicKey, validity: term)
    let trust = TrustStore(anchors: [root])

    let path = try trust.path(from: leaf, others: [below.certificate], for: .signing, at: start.advanced(byDays: 1))

    #expect(path == [leaf, below.certificate, root])
    #expect(fault { _ = try trust.path(from: leaf, for: .signing, at: start) } != nil)
    try shell.write("below.pem", below.certificate.pem)
    try shell.write("leaf.pem", leaf.pem)
    try shell.must("verify -x509_strict -CAfile root.pem -untrusted below.pem leaf.pem")
    // Someone with an ordinary certificate issues one: neither we nor openssl follow.
    let misused = try OpenSSL()
    try misused.write("leaf.pem", leaf.pem)
    try misused.must("genpkey -algorithm ec -pkeyopt ec_paramgen_curve:P-256 -out key.pem")
    let mallory = try PrivateKey(pkcs8: try #require(try PEM.blocks(try misused.read("key.pem")).first).der)
    let ordinary = try below.issue(to: try DistinguishedName("CN=mallory"), key: mallory.publicKey, validity: term)
    try misused.write("mallory.pem", ordinary.pem)
    try misused.must(
      "req -new -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout k2.pem -subj /CN=victim -out victim.csr")
    try misused.must(
      "x509 -req -in victim.csr -CA mallory.pem -CAkey key.pem -days 90 -CAcreateserial -out victim.pem -extfile /dev/null"
    )
    if let victim = try? Certificate.all(in: try misused.read("victim.pem")).first {
      #expect(
        fault {
          _ = try trust.path(
            from: victim, others: [ordinary, below.certificate], for: .signing, at: start.advanced(byDays: 1))
        } != nil)
    }
  }

  @Test("is judged as openssl verify judges it, whatever the certificates say") func twin() throws {
    let extensions = [
      "basicConstraints=critical,CA:TRUE", "basicConstraints=critical,CA:TRUE,pathlen:0", "basicConstraints=CA:FALSE",
      "basicConstraints=critical,CA:TRUE\nkeyUsage=critical,cRLSign",
      "basicConstraints=critical,CA:TRUE\nkeyUsage=critical,keyCertSign",
      "basicConstraints=critical,CA:TRUE\n1.2.3.4.5=critical,ASN1:NULL",
      "basicConstraints=critical,CA:TRUE\n1.2.3.4.5=ASN1:NULL",
    ]
    let shell = try OpenSSL()
    for name in ["root", "middle", "leaf"] {
      try shell.must("genpkey -algorithm ec -pkeyopt ec_paramgen_curve:P-256 -out \(name).key")
      try shell.must("req -new -key \(name).key -subj /CN=\(name) -out \(name).csr")
    }
    try shell.must(
      "req -x509 -new -key root.key -subj /CN=root -days 90 -out root.pem -addext keyUsage=critical,keyCertSign,cRLSign"
    )
    let root = try #require(try Certificate.all(in: try shell.read("root.pem")).first)
    var verdicts: Set<Bool> = []
    for extension_ in extensions {
      try shell.write("ext", extension_ + "\nsubjectKeyIdentifier=hash\n")
      try shell.write(
        "ext-leaf", "basicConstraints=CA:FALSE\nkeyUsage=digitalSignature\nauthorityKeyIdentifier=keyid\n")
      try shell.must(
        "x509 -req -in middle.csr -CA root.pem -CAkey root.key -days 60 -CAcreateserial -out middle.pem -extfile ext")
      try shell.must(
        "x509 -req -in leaf.csr -CA middle.pem -CAkey middle.key -days 30 -CAcreateserial -out leaf.pem -extfile ext-leaf"
      )
      let middle = try Certificate.all(in: try shell.read("middle.pem"))
      let leaf = try #require(try Certificate.all(in: try shell.read("leaf.pem")).first)

      let theirs = try shell.run("verify -CAfile root.pem -untrusted middle.pem leaf.pem").code == 0
      let ours =
        fault {
          _ = try TrustStore(anchors: [root]).path(from: leaf, others: middle, for: .signing, at: leaf.validFrom)
        } == nil

      #expect(ours == theirs, "\(extension_)")
      verdicts.insert(ours)
    }
    #expect(verdicts == [true, false])
  }
}
