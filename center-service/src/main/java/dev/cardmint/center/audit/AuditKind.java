package dev.cardmint.center.audit;

/** What an entry tells of: the subject, a dot, and what happened to it. A name once used never changes its meaning. */
public enum AuditKind {
    SERVICE_STARTED("service.started"),
    TERMINAL_REGISTERED("terminal.registered"),
    TERMINAL_SUSPENDED("terminal.suspended"),
    TERMINAL_ACTIVATED("terminal.activated"),
    OPERATOR_REGISTERED("operator.registered"),
    SIGN_IN_SUCCEEDED("sign-in.succeeded"),
    SIGN_IN_FAILED("sign-in.failed"),
    SIGN_IN_LOCKED("sign-in.locked"),
    SIGN_IN_ENDED("sign-in.ended"),
    APPROVAL_REQUESTED("approval.requested"),
    APPROVAL_GRANTED("approval.granted"),
    APPROVAL_DENIED("approval.denied"),
    APPROVAL_USED("approval.used"),
    REQUESTS_IMPORTED("requests.imported"),
    RECORD_CREATED("record.created"),
    RECORD_RELEASED("record.released"),
    RECORD_BLOCKED("record.blocked"),
    RECORD_UNBLOCKED("record.unblocked"),
    CARD_CONTRADICTED("card.contradicted"),
    HOLDER_SEARCHED("holder.searched"),
    REISSUE_BEGUN("reissue.begun"),
    REISSUE_CANCELLED("reissue.cancelled"),
    REISSUE_EXPIRED("reissue.expired"),
    PROFILE_UPLOADED("profile.uploaded"),
    PROFILE_ACTIVATED("profile.activated"),
    PROFILE_RETIRED("profile.retired"),
    PROFILE_DRY_RUN("profile.dry-run"),
    LOAD_FILE_UPLOADED("load-file.uploaded"),
    DESIGN_UPLOADED("design.uploaded"),
    DESIGN_ACTIVATED("design.activated"),
    DESIGN_WITHDRAWN("design.withdrawn"),
    DESIGN_PREVIEWED("design.previewed"),
    CARD_CHOSEN("card.chosen"),
    STOCK_RECEIVED("stock.received"),
    STOCK_COUNTED("stock.counted"),
    STOCK_ENDED("stock.ended"),
    STOCK_TAKEN("stock.taken"),
    PRINT_REQUESTED("print.requested"),
    PRINT_SENT("print.sent"),
    PRINT_ENDED("print.ended"),
    PRINT_ACCEPTED("print.accepted"),
    PRINT_REJECTED("print.rejected"),
    RECOGNITION_MADE("recognition.made"),
    RECOGNITION_VOIDED("recognition.voided"),
    OFFER_MADE("offer.made"),
    OFFER_WITHDRAWN("offer.withdrawn"),
    SESSION_OPENED("session.opened"),
    SESSION_CLOSED("session.closed"),
    AUTHENTICATION_FAILED("authentication.failed"),
    SCRIPT_RELEASED("script.released"),
    SCRIPT_DELIVERED("script.delivered"),
    SCRIPT_RESULT("script.result"),
    SECURE_CHANNEL_VIOLATED("secure-channel.violated"),
    KEY_USED("key.used"),
    CHIP_RECEIVED_BY_USE("chip.received-by-use"),
    CHIP_IN_DOUBT("chip.in-doubt"),
    CHIP_WIPED("chip.wiped"),
    CHIP_LOCKED("chip.locked"),
    CHIP_UNLOCKED("chip.unlocked"),
    CHIP_RETIRED("chip.retired"),
    CHIP_BLOCKED("chip.blocked"),
    CHIP_DESTROYED("chip.destroyed"),
    CHIP_REAPPEARED("chip.reappeared"),
    DISPOSAL_PERMITTED("disposal.permitted"),
    DISPOSAL_STOPPED("disposal.stopped"),
    CHIP_DISPOSED("chip.disposed"),
    CARD_ISSUED("card.issued"),
    CARD_IN_DOUBT("card.in-doubt"),
    NOTICE_SENT("notice.sent"),
    NOTICE_GIVEN_UP("notice.given-up"),
    RECEIPT_DRAWN("receipt.drawn"),
    REQUEST_REFUSED("request.refused");

    private final String text;

    AuditKind(String text) {
        this.text = text;
    }

    /** The name in the log. */
    public String text() {
        return text;
    }
}
