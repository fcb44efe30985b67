"""Addresses of reviews and of the draw."""

from django.urls import path

from .views import asking, beginning, draws, editing, fragments, mine, reading

app_name = "reviews"
urlpatterns = [
    path("", mine.mine, name="mine"),
    path("begun/", beginning.begin, name="begin"),
    path("<int:number>/", reading.review, name="review"),
    path("<int:number>/answers/<slug:behaviour>/", editing.answer, name="answer"),
    path("<int:number>/quotes/<slug:behaviour>/", editing.quote, name="quote"),
    path("<int:number>/quotes/<slug:behaviour>/<int:quote>/removal/", editing.unquote, name="unquote"),
    path("<int:number>/evidence/<slug:behaviour>/", editing.reveal, name="reveal"),
    path("<int:number>/evidence/<slug:behaviour>/dismissals/", editing.dismiss, name="dismiss_in_draft"),
    path("<int:number>/asking/<slug:behaviour>/", asking.in_draft, name="ask_in_draft"),
    path("<int:number>/draft/", editing.keep, name="keep"),
    path("<int:number>/hand-over/", editing.give, name="hand_over"),
    path("<int:number>/withdrawal/", editing.withdraw, name="withdraw"),
    path("<int:number>/receipts/", reading.receive, name="receive"),
    path("evidence/<int:conversation>/", fragments.evidence, name="evidence"),
    path("evidence/<int:conversation>/dismissals/", fragments.dismiss, name="dismiss"),
    path("evidence/<int:conversation>/asking/", asking.about_conversation, name="ask"),
    path("for/<int:conversation>/", fragments.choices, name="for"),
    path("draws/", draws.make, name="draws"),
    path("draws/<str:week>/", draws.show, name="draw"),
    path("items/<int:item>/replacement/", draws.replace, name="replace"),
]
