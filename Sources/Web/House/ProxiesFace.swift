import Inventory
import Proceedings
import Vocabulary
import Voting

extension HouseFaces {
  package func proxies(_ visit: Visit) async throws -> Face {
    let scene = try await scene(visit)
    guard let reader = visit.reader else {
      return signInFace(next: Address.here(visit), login: nil, problem: nil, needed: true, scene)
    }
    let me = reader.person.id
    let mandates = try await room.mandates(of: me)
    let names = try await room.names(of: Set(mandates.flatMap { [$0.mandate.from, $0.mandate.to] }))
    func line(_ kept: KeptMandate, with other: PersonID) -> ProxyLine {
      ProxyLine(
        kept, name: names[other] ?? other.text, csrf: reader.csrf,
        mayRevoke: kept.mandate.from == me && kept.mandate.revoked == nil, scene)
    }
    let page = ProxiesPage(
      given: mandates.filter { $0.mandate.from == me }.map { line($0, with: $0.mandate.to) },
      held: mandates.filter { $0.mandate.to == me }.map { line($0, with: $0.mandate.from) },
      form: try await grantForm(scene))
    return face(page, title: scene.words["proxy.title"], section: .other, scene)
  }

  /// The form in which the reader lets another vote; nil for someone whose seat may not.
  private func grantForm(_ scene: Scene) async throws -> ActForm? {
    guard let seat = scene.visit.seat, let reader = scene.visit.reader, let inventory = scene.inventory,
      let area = inventory.party(seat.party)?.area,
      case .permit(let permit) = inventory.decide(
        DecisionRequest(
          actor: Actor(seat), act: .entrust, matter: .governance, stage: .governance, area: area, at: scene.now))
    else { return nil }
    var drawer = FormDrawer(scene: scene, csrf: reader.csrf, facts: nil)
    drawer.people = try await fellows(of: seat, scene)
    var form = Form()
    if let ballot = scene.visit.query["ballot"], !ballot.isEmpty {
      form.values["ballot"] = [ballot]
      form.values["scope"] = [ProxyForm.Scope.ballot.rawValue]
    } else {
      form.values["scope"] = [ProxyForm.Scope.area.rawValue]
    }
    form.values["mandate"] = [MandateKind.proxy.rawValue]
    return drawer.form(GrantProxy.kind, form, permit: permit)
  }

  /// The others in the seats of a reader's party, whom the reader may let vote.
  func fellows(of seat: Seat, _ scene: Scene) async throws -> [Option] {
    var seen: Set<PersonID> = [seat.person]
    return try await room.members(of: seat.party, at: scene.now).filter { seen.insert($0.seat.person).inserted }.map {
      Option($0.seat.person.text, $0.name)
    }
  }
}

/// Who votes for the reader, and for whom the reader votes.
struct ProxiesPage: Page {
  static var template: String { "proxies" }

  /// Mandates that the reader gave, the newest first.
  let given: [ProxyLine]
  /// Whether there is none.
  let noneGiven: Bool
  /// Mandates that the reader holds.
  let held: [ProxyLine]
  /// Whether there is none.
  let noneHeld: Bool
  /// The form for a new one.
  let form: ActForm?

  init(given: [ProxyLine], held: [ProxyLine], form: ActForm?) {
    self.given = given
    noneGiven = given.isEmpty
    self.held = held
    noneHeld = held.isEmpty
    self.form = form
  }

  func field(_ name: String) -> ShownValue? {
    switch name {
    case "given": .of(given)
    case "noneGiven": .of(noneGiven)
    case "held": .of(held)
    case "noneHeld": .of(noneHeld)
    case "form": .of(form)
    default: nil
    }
  }
}

/// A mandate on a page.
struct ProxyLine: Shown {
  /// The other person.
  let name: String
  /// What it is for, how long, and on which paper, one line each.
  let lines: [String]
  /// Whether it is in force.
  let mark: Mark
  /// Where it is taken back; nil where the reader may not.
  let revoke: String?
  /// The token against forged requests.
  let csrf: String

  init(name: String, lines: [String], mark: Mark, revoke: String?, csrf: String) {
    self.name = name
    self.lines = lines
    self.mark = mark
    self.revoke = revoke
    self.csrf = csrf
  }

  init(_ kept: KeptMandate, name: String, csrf: String, mayRevoke: Bool, _ scene: Scene) {
    let (words, mandate) = (scene.words, kept.mandate)
    let from = words.day(scene.clock.date(of: mandate.term.from)).words
    let until = mandate.term.until.map { words.day(scene.clock.date(of: $0)).words }
    self.init(
      name: name,
      lines: [
        words["proxy.kind.\(mandate.kind.rawValue)"] + words["form.colon"] + scene.words(mandate.scope, scene.names),
        until.map { words("proxy.term.until", ["from": from, "until": $0]) } ?? words("proxy.term", ["from": from]),
      ] + (mandate.document.map { [words("proxy.document", ["text": $0])] } ?? []),
      mark: mandate.isInForce(at: scene.now)
        ? Mark(words["proxy.in-force"], .done) : Mark(words["proxy.ended"], .quiet),
      revoke: mayRevoke ? Address.action(of: RevokeProxy.kind) { _ in kept.id.text } : nil, csrf: csrf)
  }

  func field(_ name: String) -> ShownValue? {
    switch name {
    case "name": .of(self.name)
    case "lines": .of(lines)
    case "mark": .of(mark)
    case "revoke": .of(revoke)
    case "csrf": .of(csrf)
    default: nil
    }
  }
}

extension Words {
  /// What a mandate is for, in words.
  fileprivate func callAsFunction(_ scope: MandateScope, _ names: Names) -> String {
    switch scope {
    case .everything: self["proxy.scope.everything"]
    case .area(let area): self("proxy.scope.area", ["name": names.area(area)])
    case .matter(let matter): self("proxy.scope.matter", ["name": names.matter(matter)])
    case .subject(let subject): self("proxy.scope.case", ["name": subject.text])
    case .ballot(let ballot): self("proxy.scope.ballot", ["name": ballot.text])
    }
  }
}
