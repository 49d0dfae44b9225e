namespace CustomerLifecycle.Docs.Tests.Snippets;

public enum ClubStage
{
    Guest,
    Member,
    Sleeping,
}
