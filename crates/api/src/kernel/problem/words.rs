//! Refusals in words. Every code has both languages, or the program does not compile.

use domain::vocabulary;

use super::{FieldCode, ProblemCode};

vocabulary! {
    /// The languages of the API. Chinese is the first.
    pub enum Language {
        Chinese => "zh-CN",
        English => "en",
    }
}

/// A refusal in one language.
pub(super) struct Words {
    pub(super) title: &'static str,
    /// May name figures in braces.
    pub(super) detail: &'static str,
}

/// Puts figures into their places: `{left}` becomes what was left.
pub(super) fn fill(template: &str, figures: &[(&'static str, String)]) -> String {
    figures.iter().fold(template.to_owned(), |text, (name, figure)| text.replace(&format!("{{{name}}}"), figure))
}

impl ProblemCode {
    pub(super) fn words(self, language: Language) -> Words {
        let (zh, en) = self.both();
        let (title, detail) = match language {
            Language::Chinese => zh,
            Language::English => en,
        };
        Words { title, detail }
    }

    #[rustfmt::skip]
    #[allow(clippy::too_many_lines)]
    fn both(self) -> ((&'static str, &'static str), (&'static str, &'static str)) {
        match self {
            Self::Malformed => (("请求无法识别", "请求不符合接口格式，请检查后重新发送。"), ("Malformed request", "The request does not follow the API's format. Check it and send it again.")),
            Self::Unauthenticated => (("请先登录", "登录信息缺失、无效或已过期，请重新登录。"), ("Sign in first", "The sign-in is missing, invalid or expired. Sign in again.")),
            Self::Forbidden => (("没有权限", "您当前的岗位没有此项权限。如需办理，请联系管理员。"), ("Not allowed", "Your present post does not hold this permission. Ask an administrator if you need it.")),
            Self::NotFound => (("找不到", "记录不存在，或不在您的管辖范围内。"), ("Not found", "There is no such record, or it is outside your scope.")),
            Self::MethodNotAllowed => (("方法不支持", "该地址不支持此请求方法。"), ("Method not allowed", "This address does not take that method.")),
            Self::NotAcceptable => (("格式不支持", "无法按您要求的格式答复。"), ("Not acceptable", "The answer is not available in the form you ask for.")),
            Self::Stale => (("记录已变动", "您操作期间，记录已被他人修改。请刷新后重试。"), ("Changed meanwhile", "Somebody changed the record meanwhile. Load it again and retry.")),
            Self::Refused => (("数据不符合规则", "数据与已有记录或规则冲突，未保存。"), ("Refused", "The data contradict other records or a rule. Nothing was saved.")),
            Self::VersionMismatch => (("版本不一致", "您看到的版本已不是最新版本。请刷新后重试。"), ("Version mismatch", "You saw another version than the current one. Load it again and retry.")),
            Self::VersionRequired => (("缺少版本", "修改记录须在 If-Match 中带上所见版本。"), ("Version required", "An edit must carry the version seen in If-Match.")),
            Self::TooLarge => (("内容过大", "提交的内容超过上限，请减少后重新提交。"), ("Too large", "The content is larger than the limit. Send less.")),
            Self::UnsupportedMediaType => (("内容类型不支持", "请以 application/json 提交。"), ("Unsupported media type", "Send application/json.")),
            Self::Invalid => (("填写有误", "部分内容填写有误，请按提示逐项修改。"), ("Invalid input", "Some fields are wrong. Correct each one as noted.")),
            Self::KeyInFlight => (("正在处理", "相同的请求正在处理，请稍候再查询结果。"), ("In progress", "The same request is being worked on. Ask again in a moment.")),
            Self::KeyReused => (("幂等键重复", "该幂等键已用于另一份内容，请换用新的键。"), ("Key used before", "This idempotency key was used for another body. Use a new key.")),
            Self::TooManyRequests => (("请求过于频繁", "请稍后再试。"), ("Too many requests", "Try again later.")),
            Self::Busy => (("系统繁忙", "系统繁忙，请稍后重试。"), ("Busy", "The system is busy. Try again in a moment.")),
            Self::Internal => (("系统出错", "系统内部出错，已记录。如需帮助，请提供请求编号。"), ("Internal error", "Something failed on our side and was logged. Quote the request id if you need help.")),
            Self::SignInFailed => (("登录失败", "账号或密码不正确。"), ("Sign-in failed", "The login or the password is not right.")),
            Self::SignInLocked => (("已锁定", "连续失败次数过多，请在 {minutes} 分钟后再试。"), ("Locked", "Too many failures in a row. Try again in {minutes} minutes.")),
            Self::SignInNoPost => (("没有岗位", "该账号目前没有岗位，请联系安全管理员。"), ("No post", "This account holds no post at present. Ask the security administrator.")),
            Self::PasswordToChange => (("请先修改密码", "初始密码须由本人修改后才能使用系统。"), ("Change the password first", "The first password must be changed by yourself before you go on.")),
            Self::PasswordWrong => (("原密码不正确", "请重新输入当前密码。"), ("Wrong password", "Enter your present password again.")),
            Self::PostExclusive => (("岗位互斥", "系统管理、安全管理、审计三类岗位不能由同一账号兼任。"), ("Exclusive posts", "Administrator, security administrator and auditor cannot be held by one account.")),
            Self::PostHeld => (("已有此岗位", "该账号在此单位已担任该岗位。"), ("Post held already", "The account holds this post at this unit already.")),
            Self::LoginTaken => (("账号名已被使用", "请换一个账号名。"), ("Login taken", "Choose another login.")),
            Self::OrgUnitClosed => (("单位已撤销", "该单位在所填日期已撤销，不能办理。"), ("Unit closed", "The unit is closed on that day.")),
            Self::OrgUnitParentUnfit => (("上级单位不符", "该类单位不能设在所选上级单位之下。"), ("Unfit parent", "A unit of this kind cannot stand below the chosen one.")),
            Self::OrgUnitDateUnfit => (("日期不符", "所填日期与该单位的成立或撤销日期矛盾。"), ("Unfit date", "The date contradicts the day on which the unit was founded or closed.")),
            Self::RatingWrongStatus => (("当前环节不能办理", "评级当前所处环节不能办理此事项，请刷新后按可办事项操作。"), ("Wrong stage", "The rating does not stand where this can be done. Load it again and choose what it allows.")),
            Self::RatingSameHands => (("须由他人办理", "您参与过本次评级的填报、核实、评分或申诉，须由其他人员办理。"), ("Somebody else must do it", "You had a hand in this rating. Somebody else must take this step.")),
            Self::RatingNotRatable => (("暂不能评级", "缺失指标合计超过 20 分，请补充并核实指标后重新评分。"), ("Not ratable", "Indicators worth more than 20 points are missing. Add and confirm evidence, then score again.")),
            Self::RatingBeforeLastStep => (("日期不符", "上一环节办理于 {day}，本环节不能早于该日。"), ("Before the last step", "The last step was taken on {day}; this one cannot lie before it.")),
            Self::RatingAppealClosed => (("已过申诉期", "申诉须在公示期内提出，公示已于 {day} 前结束。"), ("Appeals closed", "Appeals are taken while the rating is public; that ended before {day}.")),
            Self::RatingPublicityRunning => (("公示期未满", "公示尚未结束，{day} 起方可生效。"), ("Publicity running", "The rating is still public; it can take effect from {day}.")),
            Self::RatingTermOver => (("评级已到期", "本评级已于 {day} 到期，请重新评级。"), ("Term over", "The rating held until {day}. Open a new one.")),
            Self::RatingLowestGrade => (("已是最低等级", "当前等级已为 C 级，不能再降。"), ("Lowest grade", "The grade is C already; there is none below it.")),
            Self::RatingOpenAlready => (("已有在办评级", "该会员已有一项在办的评级，请先办结。"), ("Rating open already", "The member has a rating on its way. Finish that one first.")),
            Self::RatingInForceAlready => (("已有生效评级", "该会员的上一评级刚刚变动，请刷新后重试。"), ("Rating in force already", "Another rating of the member is in force. Load it again and retry.")),
            Self::RatingEvidenceClosed => (("不能再修改指标", "当前环节不能修改指标、数据或否决事项。会员只能在草稿阶段修改本人的申报。"), ("Evidence closed", "Evidence, figures and vetoes no longer change here. A member changes its own draft only.")),
            Self::RatingScoreOutdated => (("评分已过时", "评分之后指标或否决事项有变动，请重新评分后再审议。"), ("Score outdated", "Evidence or vetoes changed after the scoring. Score again before the review.")),
            Self::RatingMemberInactive => (("会员不在册", "只有正常状态的会员可以评级，请先核对会员状态。"), ("Member not active", "Only active members are rated. Check the member's status first.")),
        }
    }
}

impl FieldCode {
    pub(super) fn words(self, language: Language) -> &'static str {
        let (zh, en) = self.both();
        match language {
            Language::Chinese => zh,
            Language::English => en,
        }
    }

    #[rustfmt::skip]
    fn both(self) -> (&'static str, &'static str) {
        match self {
            Self::Required => ("此项必填。", "This field is required."),
            Self::Unknown => ("没有此字段。", "There is no such field."),
            Self::WrongType => ("数据类型不正确。", "The value has the wrong type."),
            Self::UnknownCode => ("不在可选范围内。", "Not one of the codes of this list."),
            Self::ControlCharacter => ("含有不可见的控制字符。", "Contains control characters."),
            Self::TooShort => ("内容过短。", "Too short."),
            Self::TooLong => ("不能超过 {limit} 个字。", "At most {limit} characters."),
            Self::OutOfRange => ("超出允许范围。", "Out of range."),
            Self::NotADecimal => ("应为数字，如 1234.50。", "Must be a decimal number such as 1234.50."),
            Self::TooManyPlaces => ("小数最多 {places} 位。", "At most {places} decimal places."),
            Self::NotADate => ("应为日期，如 2026-05-01。", "Must be a date such as 2026-05-01."),
            Self::NotACursor => ("翻页标记无效，请从第一页开始。", "Not a cursor of this list. Start from the first page."),
            Self::NotFound => ("所选记录不存在，或不在您的管辖范围内。", "There is no such record, or it is outside your scope."),
            Self::Malformed => ("格式不正确。", "Not in the right form."),
            Self::Checksum => ("校验位不正确，请核对号码。", "The check digit is wrong. Compare the number."),
            Self::DateInFuture => ("日期不能晚于今天。", "The date cannot lie in the future."),
            Self::DateOrder => ("日期先后顺序不正确。", "The dates are in the wrong order."),
            Self::PasswordTooShort => ("密码至少 {limit} 位。", "At least {limit} characters."),
            Self::PasswordTooLong => ("密码最多 {limit} 位。", "At most {limit} characters."),
            Self::PasswordTooPlain => ("密码须含大写字母、小写字母、数字、符号中的三类。", "Use three of: capitals, small letters, digits, symbols."),
            Self::PasswordTellsName => ("密码不能包含账号或姓名。", "The password must not contain the login or the name."),
            Self::PasswordUsedBefore => ("不能使用最近用过的密码。", "This password was used recently."),
            Self::ChoiceWanted => ("请从该指标的选项中选择。", "Choose one of the indicator's options."),
            Self::RatioUnfit => ("该指标应填一个数，不能填比值。", "This indicator takes one number, not a ratio."),
            Self::Negative => ("不能为负数。", "Cannot be negative."),
            Self::DenominatorNotPositive => ("分母须大于零。", "The denominator must be more than zero."),
            Self::NotOfThisCard => ("该评分卡没有此项。", "The scorecard does not have this."),
            Self::NotADeclaration => ("会员本人填报的来源应为“会员申报”。", "What a member states itself is a declaration."),
            Self::Repeated => ("不能重复。", "Stated twice."),
        }
    }
}
