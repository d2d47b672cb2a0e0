import Vocabulary

@testable import Web

extension Samples {
  func form(
    _ command: String, _ fields: [FormField], permit: EntryCitation? = nil, duty: String? = nil,
    hidden: [HiddenValue] = [], faults: [FieldFaultLine] = [], isOpen: Bool = false, isGrave: Bool = false
  ) -> ActForm {
    ActForm(
      command: command, title: words["act.\(command).title"], hint: words.phrase("act.\(command).hint"),
      action: "/cases/2026-0007/\(command)", csrf: "token", permit: permit, duty: duty, hidden: hidden, fields: fields,
      submit: words["act.\(command).submit"], faults: faults, isOpen: isOpen, isGrave: isGrave)
  }

  func choices(_ prefix: String, _ values: [String], chosen: String? = nil) -> [Option] {
    values.map { Option($0, words["\(prefix).\($0)"], isChosen: $0 == chosen) }
  }

  var voteForm: ActForm {
    form(
      "cast-vote",
      [
        FormField(
          "choice", in: "cast-vote", label: words["field.choice"], .choice(choices("choice", ["yes", "no", "abstain"]))),
        FormField(
          "statement", in: "cast-vote", label: words["field.statement"], hint: words["field.statement.hint"],
          isRequired: false,
          .text(TextControl(rows: 3, maxLength: 2000))),
      ], permit: cite("9903017700010105", "民法典第二百七十八条", "Civil Code, art. 278"), isOpen: true)
  }

  var speakForm: ActForm {
    form(
      "add-post",
      [
        FormField(
          "position", in: "add-post", label: words["field.position"],
          .choice(choices("position", ["for", "against", "question", "information"]))),
        FormField(
          "text", in: "add-post", label: words["field.add-post.text"], .text(TextControl(rows: 5, maxLength: 10_000))),
      ], permit: cite("9903010010010106", "城市居民委员会组织法第二十条", "Organic Law of Urban Residents’ Committees, art. 20"),
      hidden: [HiddenValue("parent", "post-3")])
  }

  var interestForm: ActForm {
    form(
      "declare-interest",
      [FormField("reason", in: "declare-interest", label: words["field.reason"], .text(TextControl(rows: 3)))],
      isGrave: true)
  }

  var refusal: RefusalItem {
    RefusalItem(
      code: "separation-of-duties", words: words["refusal.separation-of-duties"],
      advice: words["refusal.separation-of-duties.advice"],
      entry: Link("9903010170010112", "/inventory/entries/9903010170010112"),
      basis: say("行政处罚法第六十四条；云汀区督查办法第九条", "Administrative Penalties Law, art. 64; Yunting Supervision Rules, art. 9"),
      version: version,
      holders: [party(supervision), party(committee)],
      findings: [Fact("OVERLAP_MULTI_LEAD", say("有 2 个牵头；请只留一个", "2 leads; keep one"))])
  }

  var personal: CasePersonal {
    CasePersonal(
      acting: say("青禾苑业主 · 林小满", "Owners of Qinghe Court · Lin Xiaoman"), seatsHref: "/seats",
      inventory: Link(say("权责清单 2026-1", "inventory 2026-1"), "/inventory"),
      forms: [voteForm, speakForm, interestForm],
      links: [
        ActLink(
          words["act.make-proposal.title"], "/cases/2026-0007/acts/make-proposal", hint: words["act.make-proposal.hint"]
        )
      ],
      powers: [
        PowerItem(
          words: words["act.cast-vote.title"], answer: Mark(words["may.yes"], .done),
          permit: cite("9903017700010105", "民法典第二百七十八条", "Civil Code, art. 278"),
          duty: say("记名表决，对自己的意见负责", "to vote by name and answer for it"),
          holders: [
            HolderLine(
              party: owners, role: words["role.lead"],
              citation: cite("9903017700010105", "民法典第二百七十八条", "Civil Code, art. 278"),
              limit: words.count("limit.calendar-day", 7))
          ]),
        PowerItem(
          words: words["act.check-task.title"], answer: Mark(words["may.no"], .stop), refusal: refusal,
          holders: [
            HolderLine(
              party: supervision, role: words["role.lead"],
              citation: cite("9903010170010112", "云汀区督查办法第九条", "Yunting Supervision Rules, art. 9"))
          ]),
        PowerItem(words: words["act.moderate-post.title"], answer: Mark(words["may.no"], .stop), holders: []),
      ],
      others: [
        PowerItem(
          words: words["actname.report"], answer: Mark(words["may.yes"], .done),
          permit: cite("9903017700010105", "民法典第二百七十八条", "Civil Code, art. 278"), duty: say("如实报告", "to report truly"),
          holders: [
            HolderLine(
              party: owners, role: words["role.lead"],
              citation: cite("9903017700010105", "民法典第二百七十八条", "Civil Code, art. 278"),
              limit: words.count("limit.calendar-day", 7))
          ]),
        PowerItem(
          words: words["actname.verify"], answer: Mark(words["may.no"], .stop), refusal: refusal, holders: []),
      ],
      places: [Link(words["may.matrix"], "/inventory/matters/GJ01#stage-1")],
      confidential: [Fact(words["field.contact"], say("138 0000 0000，晚上七点后", "138 0000 0000, after seven"))])
  }

  var anonymous: CasePersonal {
    CasePersonal(
      acting: nil, signInHref: "/sign-in?next=/cases/2026-0007",
      inventory: Link(say("权责清单 2026-1", "inventory 2026-1"), "/inventory"),
      powers: personal.powers.map { PowerItem(words: $0.words, holders: $0.holders) })
  }

  var fileCase: FileCasePage {
    let receiver = words("file.receiver", ["party": subdistrict])
    return FileCasePage(
      acting: say("青禾社区居民 · 林小满", "Residents of Qinghe Community · Lin Xiaoman"),
      form: form(
        "file-case",
        [
          FormField(
            "matter", in: "file-case", label: words["field.file-case.matter"],
            hint: words["field.file-case.matter.hint"],
            .choice([
              Option(
                "XF02", say("消防通道", "Fire lanes"),
                hint: say("通道被占、门被锁、车停在登高面上", "blocked lanes, locked doors, cars on the ladder ground"),
                note: receiver + words["list.separator"] + words["file.command"]),
              Option(
                "XQ01", say("小区公共部分改造", "Shared parts of a residential compound"),
                hint: say(
                  "充电棚、电梯、绿地、车位，动到大家的地方和钱", "sheds, lifts, green, parking: what touches everybody’s place and money"),
                note: receiver + words["list.separator"] + words["file.consult"], isChosen: true),
              Option(
                "YL01", say("居家养老服务", "Care at home"),
                hint: say("探访、助餐、助浴、适老改造", "visits, meals, bathing, adapting a flat"),
                note: receiver),
            ])),
          FormField(
            "area", in: "file-case", label: words["field.file-case.area"],
            .select(
              [],
              groups: [
                OptionGroup(
                  say("石榴街道", "Pomegranate Subdistrict"),
                  [Option("990301001001", say("青禾社区", "Qinghe Community"), isChosen: true)])
              ],
              empty: words["cases.any"])),
          FormField(
            "title", in: "file-case", label: words["field.title"], hint: words["field.file-case.title.hint"],
            fault: words("fault.too-short", ["limit": "2"]), .line(LineControl(value: say("灯", "x"), maxLength: 120))),
          FormField(
            "text", in: "file-case", label: words["field.file-case.text"], hint: words["field.file-case.text.hint"],
            fault: words["fault.missing"], .text(TextControl(rows: 8, maxLength: 10_000))),
          FormField(
            "contact", in: "file-case", label: words["field.contact"], hint: words["field.contact.hint"],
            isRequired: false,
            .line(
              LineControl(type: "text", value: "138 0000 0000", autocomplete: "tel", inputMode: "tel", maxLength: 200))),
        ], permit: cite("9903010010010101", "城市居民委员会组织法第二十条", "Organic Law of Urban Residents’ Committees, art. 20"),
        duty: say("如实反映情况", "to report truthfully"),
        faults: [
          FieldFaultLine(
            field: "file-case-title", label: words["field.title"], words: words("fault.too-short", ["limit": "2"])),
          FieldFaultLine(field: "file-case-text", label: words["field.file-case.text"], words: words["fault.missing"]),
        ]))
  }

  var draftForm: ActPage {
    let row = { (number: Int) in
      TableRow(
        words("field.clauses.row", ["number": String(number)]),
        [
          FormField(
            "clauses.\(number).text", in: "draft-resolution", label: words["field.clauses.text"],
            .text(TextControl(rows: 2))),
          FormField(
            "clauses.\(number).lead", in: "draft-resolution", label: words["field.clauses.lead"],
            fault: words["fault.missing"],
            .select([Option("qh-01", property), Option("qh-02", ownersCommittee, isChosen: true)], empty: "—")),
          FormField(
            "clauses.\(number).supports", in: "draft-resolution", label: words["field.clauses.supports"],
            isRequired: false,
            .checks([
              Option("qh-03", housing, hint: say("政府部门", "department"), isChosen: true), Option("qh-04", emergency),
            ])),
          FormField(
            "clauses.\(number).due", in: "draft-resolution", label: words["field.clauses.due"],
            .line(LineControl(type: "date", min: "2026-07-02", max: "2027-07-01", step: "1"))),
        ])
    }
    return ActPage(
      subject: Link(
        say("2026-0007 青禾苑 3 号楼加装电动车集中充电棚", "2026-0007 A shared charging shed for e-bikes"), "/cases/2026-0007"),
      form: form(
        "draft-resolution",
        [
          FormField("title", in: "draft-resolution", label: words["field.title"], .line(LineControl(maxLength: 120))),
          FormField("text", in: "draft-resolution", label: words["field.text"], .text(TextControl(rows: 8))),
          FormField(
            "clauses", in: "draft-resolution", label: words["field.clauses"], hint: words["field.clauses.hint"],
            fault: words["fault.missing"],
            .table(TableControl(rows: [row(1), row(2)], more: "clauses"))),
          FormField(
            "file", in: "draft-resolution", label: words["field.file"], isRequired: false, .file(accept: ".csv,.xlsx")),
        ], permit: cite("9903017700010106", "民法典第二百七十八条", "Civil Code, art. 278"),
        faults: [
          FieldFaultLine(
            field: "draft-resolution-clauses-1-lead", label: words["field.clauses.lead"], words: words["fault.missing"])
        ]))
  }

  var signIn: SignInPage {
    SignInPage(
      form: ActForm(
        command: "sign-in", title: words["act.sign-in.title"], action: "/sign-in", csrf: "token",
        hidden: [HiddenValue("next", "/cases/2026-0007")],
        fields: [
          FormField(
            "login", in: "sign-in", label: words["field.login"],
            .line(LineControl(value: "lin", autocomplete: "username"))),
          FormField(
            "password", in: "sign-in", label: words["field.password"],
            .line(LineControl(type: "password", autocomplete: "current-password"))),
        ], submit: words["act.sign-in.submit"]), reason: words["signin.needed"])
  }

  var seats: SeatsPage {
    SeatsPage(
      name: say("林小满", "Lin Xiaoman"),
      seats: [
        SeatItem(
          id: "seat-1", party: residents,
          mandate: words("seats.mandate.open", ["from": words.day(CivilDate(day: 20_454)).words]), isCurrent: true),
        SeatItem(
          id: "seat-2", party: owners, title: say("3 号楼业主代表", "delegate of building 3"),
          mandate: words(
            "seats.mandate.words",
            ["from": words.day(CivilDate(day: 20_454)).words, "until": words.day(CivilDate(day: 21_184)).words])),
      ],
      others: [
        SeatItem(
          id: "seat-3", party: volunteers, title: say("理事", "board member"),
          mandate: words(
            "seats.mandate.words",
            ["from": words.day(CivilDate(day: 19_000)).words, "until": words.day(CivilDate(day: 20_000)).words]))
      ], action: "/seats", csrf: "token", next: "/desk")
  }

  var refused: ErrorPage {
    ErrorPage(
      status: 403, title: words["error.403.title"], text: words["error.403.text"], refusal: refusal,
      back: Link(words["act.back"], "/cases/2026-0007"))
  }

  var failed: ErrorPage {
    ErrorPage(
      status: 422, title: words["error.422.title"], text: words["error.422.text"],
      advice: say("请修改后重新上传。", "Mend the file and send it again."),
      faults: [
        FieldFaultLine(
          field: "inventory", label: say("清单.csv", "inventory.csv"),
          words: words(
            "fault.bad-cell",
            [
              "line": "17", "column": say("生效日期", "effective"),
              "value": say("“2026-13-01”不是日期", "“2026-13-01” is not a day"),
            ]))
      ], reference: "7F3K-22QD", back: Link(words["error.back"], "/inventory"))
  }
}
