import Proceedings
import Vocabulary

extension HouseFaces {
  package func signIn(next: String?, login: String?, problem: Problem?, _ visit: Visit) async throws -> Face {
    let scene = try await scene(visit)
    return signInFace(next: next, login: login, problem: problem, needed: next != nil && next != "/", scene)
  }

  /// The page where a person signs in; `needed` says that what was asked for needs it.
  func signInFace(next: String?, login: String?, problem: Problem?, needed: Bool, _ scene: Scene) -> Face {
    let words = scene.words
    let form = ActForm(
      command: "sign-in", title: words["act.sign-in.title"], action: "/sign-in", csrf: scene.visit.reader?.csrf ?? "",
      hidden: next.map { [HiddenValue("next", $0)] } ?? [],
      fields: [
        FormField(
          "login", in: "sign-in", label: words["field.login"], fault: problem?.detail,
          .line(LineControl(value: login ?? "", autocomplete: "username", maxLength: 64))),
        FormField(
          "password", in: "sign-in", label: words["field.password"],
          .line(LineControl(type: "password", autocomplete: "current-password", maxLength: 200))),
      ],
      submit: words["act.sign-in.submit"],
      faults: problem.map {
        [FieldFaultLine(field: "sign-in-login", label: words["field.login"], words: $0.detail)]
      } ?? [])
    return face(
      SignInPage(form: form, reason: needed && problem == nil ? words["signin.needed"] : nil),
      title: words["act.sign-in.title"], section: .other, scene, isPersonal: true)
  }

  package func seats(next: String?, problem: Problem?, _ visit: Visit) async throws -> Face {
    let scene = try await scene(visit)
    guard let reader = visit.reader else {
      return signInFace(next: Address.here(visit), login: nil, problem: nil, needed: true, scene)
    }
    let inForce = Set(reader.seatsInForce.map(\.id))
    let page = SeatsPage(
      name: reader.person.name, seats: reader.seatsInForce.map { item($0, isCurrent: $0.id == reader.seat?.id, scene) },
      others: reader.person.seats.filter { !inForce.contains($0.id) }.map { item($0, isCurrent: false, scene) },
      action: "/session/seat", csrf: reader.csrf, next: next ?? "/")
    return face(page, title: scene.words["seats.title"], section: .other, scene)
  }

  private func item(_ seat: Seat, isCurrent: Bool, _ scene: Scene) -> SeatItem {
    SeatItem(
      id: seat.id.text, party: scene.names.party(seat.party), title: seat.title?[scene.language],
      mandate: scene.mandate(seat.mandate), isCurrent: isCurrent)
  }
}

extension Scene {
  /// A term in words, its last day included.
  func mandate(_ term: Term) -> String {
    let from = words.day(clock.date(of: term.from)).words
    guard let until = term.until else { return words("seats.mandate.open", ["from": from]) }
    let last = clock.date(of: until.advanced(byMilliseconds: -1))
    return words("seats.mandate.words", ["from": from, "until": words.day(last).words])
  }
}
