namespace Snippets;

public interface IMailer
{
    Task SendAsync(string customer, string subject, Guid idempotencyKey, CancellationToken cancellationToken);
}
