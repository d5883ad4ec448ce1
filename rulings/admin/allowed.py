"""What an account may do with rulings on the desk; a refusal says whom to ask."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

from rulings.admin.typed import ModelAdmin
from rulings.models import Ruling
from rulings.roles import CHANGE, PUBLISH, WHOM_TO_ASK, WITHDRAW, refusal_to_change

DRAFTS_ALONE_ARE_DELETED = "What was public is not deleted: withdraw it instead."
_ACTIONS = {"publish": PUBLISH, "withdraw": WITHDRAW, "send_for_review": CHANGE}


class AllowedRulings(ModelAdmin):
    """What is or was public is changed by publishers alone."""

    def has_change_permission(self, request: HttpRequest, obj: Ruling | None = None) -> bool:
        may = super().has_change_permission(request, obj)
        return may and (obj is None or refusal_to_change(request.user, obj) is None)

    def has_publish_permission(self, request: HttpRequest) -> bool:
        """For the list's action."""
        return request.user.has_perm(PUBLISH)

    def has_withdraw_permission(self, request: HttpRequest) -> bool:
        """For the list's action."""
        return request.user.has_perm(WITHDRAW)

    def get_form(
        self, request: HttpRequest, obj: Ruling | None = None, change: bool = False, **kwargs: Any
    ) -> Any:
        form: Any = super().get_form(request, obj, change, **kwargs)
        form.user = request.user
        return form

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        if request.method == "POST":
            self._refuse(request, object_id)
        return super().changeform_view(request, object_id, form_url, extra_context)

    def delete_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        self._refuse(request, object_id)
        ruling = self.get_object(request, object_id)
        if ruling is not None and ruling.published_on is not None:
            raise PermissionDenied(DRAFTS_ALONE_ARE_DELETED)
        return super().delete_view(request, object_id, extra_context)

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        needed = {_ACTIONS.get(action) for action in request.POST.getlist("action")} - {None}
        for permission in needed:
            if permission and not request.user.has_perm(permission):
                raise PermissionDenied(WHOM_TO_ASK[permission])
        return super().changelist_view(request, extra_context)

    def _refuse(self, request: HttpRequest, object_id: str | None) -> None:
        """Say why before Django refuses without a word."""
        if not request.user.has_perm(CHANGE):
            raise PermissionDenied(WHOM_TO_ASK[CHANGE])
        ruling = self.get_object(request, object_id) if object_id else None
        reason = refusal_to_change(request.user, ruling) if ruling else None
        if reason:
            raise PermissionDenied(reason)
