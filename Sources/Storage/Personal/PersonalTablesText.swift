extension PersonalTables {
  /// The tables; `init(reading:computed:beside:)` says how they are written. In a condition `who` is the person, `quoted`
  /// the person in quotation marks, as JSON spells them.
  static let text = """
    view_person ? id = who
      id name
    credential ? person = who : 登录方式 | How you sign in
      person: 人员编号 | the person
      login: 登录名 | login name
      -password_hash: 只存散列值；给出它只会帮到窃取者 | only a hash is kept; giving it out would serve a thief alone
    view_seat ? person = who
      id person party title_zh title_en @from_at @until_at
    session ? person = who : 未到期的登录会话 | Sessions that have not ended
      person: 人员编号 | the person
      seat: 所用席位 | the seat chosen
      @created_at: 登录时间 | when you signed in
      @expires_at: 到期时间 | when it ends
      -token_digest: 令牌的摘要，给出它只会帮到窃取者 | digest of a token; giving it out would serve a thief alone
    private_value ? commitment IN (SELECT commitment FROM view_commitment WHERE person = who OR subject IN (SELECT id FROM view_case WHERE filer = who)) : 未公开的内容 | Private words
      commitment: 加盐摘要 | salted digest
      name: 内容是什么 | what the words are
      text: 内容 | the words
      salt: 盐，十六进制 | the salt, in hexadecimal
    view_commitment ? person = who OR subject IN (SELECT id FROM view_case WHERE filer = who)
      commitment person subject name
    private_reading ? owner = who OR reader = who : 谁看过未公开的内容，以及您看过谁的 | Who read private words, and whose you read
      number: 序号 | number
      @at: 时间 | when
      day: 日期 | the day
      reader: 查看人 | who read
      seat: 席位 | from which seat
      party: 主体 | for which party
      owner: 内容是谁的 | whose words
      subject: 事项编号 | the case
      name: 内容是什么 | what the words are
      commitment: 加盐摘要 | salted digest
      purpose: 用途 | the purpose
    refusal ? person = who : 被拒绝的尝试 | Attempts that were refused
      number: 序号 | number
      @at: 时间 | when
      person: 人员编号 | the person
      seat: 席位 | from which seat
      command: 想做什么 | what was tried
      subject: 事项编号 | the case
      code: 拒绝的原因 | why it was refused
      entry: 依据的条目 | the entry that decided
      inventory: 权责清单版本 | the version of the inventory
    view_case ? filer = who
      id matter area track state outcome filer receiver handover_to round @evaluation_since adopted resolution title text @filed_at filed_sequence @accept_by @changed_at changed_sequence posts @convene_by
    view_post ? author = who
      id subject sequence parent position text author party @at edits moderated
    view_post_version ? post IN (SELECT id FROM view_post WHERE author = who)
      post number text @at
    view_proposal ? id IN (SELECT proposal FROM view_proposal_version WHERE author = who)
      id subject sequence party version
    view_proposal_version ? author = who
      proposal number title text note author @at
    view_endorsement ? person = who
      subject person household sequence
    view_recusal ? person = who
      subject person
    view_executor_person ? person = who
      subject party person
    view_register ? instr(register, quoted) > 0
      area
      =units: 您的房屋，JSON | your units, JSON
      -register: 其余是别人的房屋 | the rest are units of others
    view_roll ? voter = who
      ballot voter
      =entry: 您在名册上的记载，JSON | your entry on the roll, JSON
    view_ballot ? instr(coalesce(excluded, ''), quoted) > 0 : 您不得投票的表决 | Ballots in which you may not vote
      id subject sequence
      -excluded -roll: 还有别人 | names others, too
      -proposal -version -rule -sheet -roll_digest -roll_size -voted -called_at -closes -result -tally: 关于这次表决，不关于您 | about the ballot, not about you
    view_ballot_conduct ? instr(coalesce(recused, ''), quoted) > 0 : 您回避的表决 | Ballots from which you are recused
      ballot
      -recused: 还有别人 | names others, too
      -opens -conduct -chambers: 关于这次表决，不关于您 | about the ballot, not about you
    view_roll_correction ? instr(correction, quoted) > 0
      ballot sequence {correction
    view_envelope ? voter = who
      ballot voter sequence commitment opened @at
    envelope ? commitment IN (SELECT commitment FROM view_envelope WHERE voter = who UNION SELECT commitment FROM view_paper_entry WHERE voter = who) : 未计票的信封里您的选票 | Your votes in envelopes that are not counted yet
      ballot: 表决编号 | the ballot
      commitment: 加盐摘要 | salted digest
      =vote: 选票，JSON | the vote, JSON
      -salt: 计票时公开；之前给出它，就能向人证明怎么投的 | becomes public with the count; before it could prove to others how you voted
      -bytes: 就是上面的选票 | they are the vote above
    view_vote ? person = who
      ballot person choice {marking statement
    view_credential_issue ? person = who
      ballot person request sequence
    view_proxy ? giver = who OR holder = who
      id sequence giver holder area {mandate @given_at @revoked_at
    view_paper_batch ? instr(voters, quoted) > 0 : 印有您的纸票的批次 | Batches with a paper for you
      ballot batch sequence @at
      -first -last -voters: 还有别人的纸票 | the papers of others, too
    view_paper_entry ? voter = who OR entrant = who
      ballot batch number entrant sequence voter source @handed @at commitment {vote
    view_resolution ? instr(frozen, quoted) > 0 : 载有您的不同意见的决议 | Resolutions with your dissent
      id subject sequence @in_force_at
      =dissent: 您的不同意见，JSON | your dissent, JSON
      -frozen -digest -declined: 关于决议，不关于您 | about the resolution, not about you
    view_signatory ? signed_by = who OR declined_by = who : 您的签署和拒签 | What you signed or declined to sign
      resolution ordinal party entry signed_by @signed_at declined_by @declined_at declined
    view_certificate ? person = who
      fingerprint sequence person seat party certificate chain @at ended_sequence @ended_at reason
    view_signature ? person = who
      sequence resolution party person seat signature @at
    view_task_note ? author = who
      task sequence word text author party @at
    view_inventory_draft ? person = who
      proposal subject sequence digest version party person @at
      -drafted: 清单全文，在草案的页面上 | the whole list; it is on the page of the draft
    view_legality_review ? person = who
      draft sequence passed opinion party person @at
    view_erasure ? person = who
      person @at sequence private
    tombstone ? person = who : 删除之后留下的标记 | What is left after an erasure
      person: 人员编号 | the person
      -salt -login: 登录名的加盐摘要，防止同一个人投两次票 | a salted digest of the login name, which keeps one person from voting twice
    event ? instr(bytes, CAST(quoted AS BLOB)) > 0 : 记录中提到您的事件 | Events of the record that name you
      sequence: 记录中的事件序号 | number of the event in the record
      kind: 种类 | its kind
      subject: 事项编号 | the case
      @at: 时间 | when
      =act: 您所做的，事件全文，JSON | what you did, the whole event, JSON
      -bytes: 别人的事件是公开的，在 /record/events/ 之下 | the events of others are public, under /record/events/
      -leaf: 可由全文推出 | follows from the bytes
    ~view_ballot_gathered: 您的纸票和委托在各自的表里 | your papers and mandates are in their own tables
    -root: 记录树的根 | roots of the tree
    -node: 记录树的节点 | nodes of the tree
    -published_tables: 各版权责清单，写主体不写个人 | versions of the inventory, which name parties and no people
    -published_lead: 清单的牵头主体 | leads of the inventory, which are parties
    -timestamp: 时间戳机构对检查点和决议的时间戳 | timestamps over checkpoints and resolutions
    -cosignature: 见证人的签名 | signatures of witnesses, which are parties
    -view_institution: 机构本身 | the institution itself
    -view_inventory: 清单的版本 | versions of the inventory
    -view_inventory_ground: 清单依据什么公布 | by what the inventory was published
    -view_calendar: 工作日历 | the working calendar
    -view_executor: 执行主体 | parties that executed
    -view_ballot_option: 表决的选项 | options of ballots
    -view_task: 任务交给主体 | tasks are of parties
    -view_task_party: 任务的主体 | parties of tasks
    -view_held_task: 暂缓的任务 | tasks that are held
    -view_ladder: 上报的阶梯 | the ladder of escalation
    -view_escalation: 主体的逾期职责 | overdue duties of parties
    -view_petition: 附议的计数；附议人在附议表里 | counts of petitions; who endorsed is in a table of its own
    -view_emergency: 对主体的紧急授权 | emergency powers of parties
    -view_witnesses: 见证规则 | the policy of witnesses
    -view_trust_anchor: 主体信任的证书机构 | authorities that parties trust
    -view_revocation_list: 主体的吊销列表 | revocation lists of parties
    -view_credential_key: 签发公钥 | public keys of secret ballots
    -view_sealed_vote: 无记名选票，无人知道是谁的 | secret votes; nobody knows whose they are
    -view_figure: 首页计数 | counts
    """

  /// What is computed rather than stored, by table and column: the person's own part of something that holds others', too.
  static let computed = [
    "view_register.units": """
    SELECT json_group_array(json(value)) FROM json_each(register, '$.units') WHERE instr(value, quoted) > 0
    """,
    "view_roll.entry": """
    SELECT json(value) FROM view_ballot, json_each(roll, '$.entries')
    WHERE view_ballot.id = view_roll.ballot AND json_extract(value, '$.voter') = who
    """,
    "envelope.vote": "CAST(bytes AS TEXT)",
    "view_resolution.dissent": """
    SELECT json_group_array(json(value)) FROM json_each(frozen, '$.dissent')
    WHERE json_extract(value, '$.person') = who
    """,
    "event.act": """
    CASE WHEN json_extract(CAST(bytes AS TEXT), '$.author.person') = who THEN CAST(bytes AS TEXT) END
    """,
  ]
}
