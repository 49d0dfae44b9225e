namespace Snippets;

public enum ClubStage
{
    Guest,
    Member,
    Sleeping,
}
