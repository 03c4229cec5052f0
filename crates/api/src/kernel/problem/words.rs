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
            Self::AccountActivated => (("账号已启用", "该会员的账号已经启用，请直接登录；忘记密码请联系管理员。"), ("Already activated", "This member's account is in use already. Sign in; ask the administrator if the password is lost.")),
            Self::ApplicationDuplicate => (("不能提交", "该证件号码目前不能提交入会申请：可能已是会员、已有在办申请，或距上次未通过不足六个月。请联系所在乡镇农合联核实。"), ("Cannot apply", "No application is possible under this identity number at present: it may belong to a member, to an open application, or to one rejected less than six months ago. Ask your town federation.")),
            Self::ApplicationNotNow => (("当前状态不能办理", "该申请目前的状态不能办理此步骤，请刷新后查看可办理的步骤。"), ("Not possible now", "This step is not possible where the application stands. Load it again to see what is.")),
            Self::ApplicationSameHands => (("须由他人办理", "申请由您录入或已由您审核，本步骤须由另一位工作人员办理。"), ("Needs other hands", "You entered or checked this application. Somebody else has to take this step.")),
            Self::ApplicationReviewed => (("县级已审核", "县级审核已通过，请等待理事会决定。"), ("Reviewed already", "The county has passed it. It waits for the council.")),
            Self::ApplicationNotReviewed => (("县级尚未审核", "请先完成县级审核，再登记理事会决定。"), ("Not reviewed yet", "The county has to pass it before the council's decision is entered.")),
            Self::ApplicationDateUnfit => (("日期不符", "所填日期早于上一步骤的日期（{date}），请核对。"), ("Unfit date", "The day lies before the step that led here ({date}). Check it.")),
            Self::ApplicationPublicityRuns => (("公示期未满", "公示尚未结束，{until} 起方可批准入会。"), ("Publicity still runs", "The publicity is not over. Admission is possible from {until}.")),
            Self::ApplicationOutsidePublicity => (("不在公示期内", "异议只能在公示期内提出。"), ("Outside the publicity", "Objections are taken during the publicity only.")),
            Self::ApplicationObjectionOpen => (("有异议未处理", "请先处理异议，再办理下一步。"), ("An objection is open", "Answer the objection first.")),
            Self::ApplicationNoObjection => (("没有待处理的异议", "该申请没有待处理的异议，请刷新后查看。"), ("No objection", "No objection waits for an answer. Load the application again.")),
            Self::ApplicationNotTracked => (("查询不到", "申请编号或查询码不正确，请核对回执上的编号和查询码。"), ("Not found", "The number or the tracking code is not right. Compare them with your receipt.")),
            Self::ApplicationTrackingLocked => (("已锁定", "查询码多次不正确，请在 {minutes} 分钟后再试。"), ("Locked", "Too many wrong tracking codes. Try again in {minutes} minutes.")),
            Self::OrgUnitClosed => (("单位已撤销", "该单位在所填日期已撤销，不能办理。"), ("Unit closed", "The unit is closed on that day.")),
            Self::OrgUnitParentUnfit => (("上级单位不符", "该类单位不能设在所选上级单位之下。"), ("Unfit parent", "A unit of this kind cannot stand below the chosen one.")),
            Self::OrgUnitDateUnfit => (("日期不符", "所填日期与该单位的成立或撤销日期矛盾。"), ("Unfit date", "The date contradicts the day on which the unit was founded or closed.")),
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
            Self::ResidentIdShape => ("身份证号码应为 18 位，末位可为 X。", "A resident number has 18 digits; the last may be X."),
            Self::ResidentIdProvince => ("身份证号码前两位不是省份代码，请核对。", "The first two digits are no province. Compare the number."),
            Self::ResidentIdBirthDate => ("身份证号码中的出生日期不正确，请核对。", "The date of birth in it is not possible. Compare the number."),
            Self::UsccShape => ("统一社会信用代码应为 18 位数字和大写字母，不含 I、O、Z、S、V。", "A credit code has 18 digits and capitals, without I, O, Z, S and V."),
            Self::MobileShape => ("手机号码应为 11 位数字，以 13 至 19 开头。", "A mobile number has 11 digits and begins with 13 to 19."),
            Self::NotApplicable => ("此类申请人无需填写此项，请清空。", "Not asked of this kind of applicant. Leave it out."),
            Self::CharterNotAccepted => ("须同意农合联章程才能申请入会。", "One has to accept the charter to apply."),
            Self::IdentityKindNotAllowed => ("该会员类型不能使用此种证件。", "This type of member is known by the other kind of number."),
            Self::RegistryNotAllowed => ("信用代码开头与所选会员类型不符，请核对代码或类型。", "The credit code is one of another kind of organisation. Check the code or the type."),
            Self::NotATownOrVillage => ("请选择到乡镇（街道）或村（社区）。", "Choose a town or a village."),
            Self::Repeated => ("有重复项，请去掉。", "The same entry stands there twice."),
            Self::MoreThanTotal => ("各部分之和超过了总数。", "The parts are more than the whole."),
            Self::DateInFuture => ("日期不能晚于今天。", "The date cannot lie in the future."),
            Self::DateOrder => ("日期先后顺序不正确。", "The dates are in the wrong order."),
            Self::PasswordTooShort => ("密码至少 {limit} 位。", "At least {limit} characters."),
            Self::PasswordTooLong => ("密码最多 {limit} 位。", "At most {limit} characters."),
            Self::PasswordTooPlain => ("密码须含大写字母、小写字母、数字、符号中的三类。", "Use three of: capitals, small letters, digits, symbols."),
            Self::PasswordTellsName => ("密码不能包含账号或姓名。", "The password must not contain the login or the name."),
            Self::PasswordUsedBefore => ("不能使用最近用过的密码。", "This password was used recently."),
        }
    }
}
